import { migrateStore, openStore } from '#db/open.ts'
import { openOriginals } from '#db/originals.ts'
import type { Store } from '#db/store.ts'
import type { AskContext } from '#lib/ask.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { loadCalibration, loadEmbedder, loadReader } from '#lib/bert/load-models.ts'
import { type Config, modelOptions } from '#lib/config.ts'

const clock = () => performance.now()

/**
 * Runs `work` on the library's store, migrated first where it is new or old, and closes it whatever happens.
 */
export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  await migrateStore(config.dataDirectory)
  const store = await openStore(config.dataDirectory)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The originals that belong to the library. */
export const originalsOf = (config: Config) => openOriginals(config.dataDirectory)

/** Runs `work` with the embedder, and gives its memory back. */
export async function withEmbedder<T>(config: Config, work: (embedder: Embedder) => Promise<T>): Promise<T> {
  const embedder = await loadEmbedder(config.modelsDirectory, modelOptions(config, 'embedder'))
  try {
    return await work(embedder)
  } finally {
    await embedder.dispose()
  }
}

/** Runs `work` with everything that `ask` needs. */
export async function withAskContext<T>(
  config: Config,
  store: Store,
  work: (context: AskContext) => Promise<T>,
): Promise<T> {
  const reader = await loadReader(config.modelsDirectory, modelOptions(config, 'reader'))
  const calibration = await loadCalibration(config.modelsDirectory, modelOptions(config, 'reader'))
  try {
    return await withEmbedder(config, (embedder) => work({ store, embedder, reader, calibration, clock }))
  } finally {
    await reader.dispose()
  }
}
