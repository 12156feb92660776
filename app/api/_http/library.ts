import { openStore } from '#db/open.ts'
import { type Originals, openOriginals } from '#db/originals.ts'
import type { Store } from '#db/store.ts'
import { type Config, loadConfig } from '#lib/config.ts'
import { invariant } from '#lib/errors.ts'
import { createModelClient, type ModelClient } from '#lib/model-client/model-client.ts'
import { RememberedCells } from '#lib/table/remembered-cells.ts'

/** What the routes work on. */
export interface Library {
  config: Config
  store: Store
  originals: Originals
  models: ModelClient
  /** What tables have asked. */
  cells: RememberedCells
}

const key = Symbol.for('verbatim.library')
const holder = globalThis as { [key]?: Promise<Library> }

/** The library, opened once a process: Next loads this module once for every bundle of routes. */
export async function library(): Promise<Library> {
  holder[key] ??= open()
  try {
    return await holder[key]
  } catch (thrown) {
    // What kept it from opening may pass: the next request tries again.
    delete holder[key]
    throw thrown
  }
}

async function open(): Promise<Library> {
  const config = loadConfig()
  invariant(config.modelSocket, 'The web server was started without the socket of the model worker.')
  return {
    config,
    store: await openStore(config.dataDirectory),
    originals: openOriginals(config.dataDirectory),
    models: createModelClient({ socketPath: config.modelSocket, timeoutMs: config.requestTimeoutMs }),
    cells: new RememberedCells(),
  }
}
