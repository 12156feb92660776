/** The process that answers questions: it owns embedder, reader and tagger, and reads the library without ever writing to it. */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openStore } from '#db/open.ts'
import {
  askRequestSchema,
  explainRequestSchema,
  searchRequestSchema,
  tagRequestSchema,
} from '#lib/api/schemas.ts'
import { ask } from '#lib/ask.ts'
import { loadCalibration, loadEmbedder, loadReader } from '#lib/bert/load-models.ts'
import { loadTagger } from '#lib/bert/load-tagger.ts'
import { loadConfig, modelOptions } from '#lib/config.ts'
import { invariant } from '#lib/errors.ts'
import { explain } from '#lib/explain.ts'
import { search } from '#lib/search/search.ts'
import { tagPassages } from '#lib/tag-passages.ts'
import { describeModels } from './describe-models.ts'
import { followSupervisor, runMain } from './lifetime.ts'
import { serveModels } from './model-server.ts'

await runMain(async () => {
  const config = loadConfig()
  const { modelsDirectory, modelSocket } = config
  invariant(modelSocket, 'The model worker was started without a socket to listen on.')
  // A supervisor that was killed can't take its socket away; this process is the last to know of it.
  process.once('disconnect', () => rmSync(dirname(modelSocket), { recursive: true, force: true }))
  followSupervisor(() => process.exit(0))
  const [store, embedder, reader, tagger, calibration, models] = await Promise.all([
    openStore(config.dataDirectory, { readonly: true }),
    loadEmbedder(modelsDirectory, modelOptions(config, 'embedder')),
    loadReader(modelsDirectory, modelOptions(config, 'reader')),
    loadTagger(modelsDirectory, { threads: config.threads }),
    loadCalibration(modelsDirectory, modelOptions(config, 'reader')),
    describeModels(config),
  ])
  // The first run of a session allocates its memory: better now than in somebody's first question.
  await embedder.embedQuery('warm up')
  const context = { store, embedder, reader, tagger, calibration, clock: () => performance.now() }
  await serveModels({
    socketPath: modelSocket,
    hello: { models },
    handlers: {
      search: (body) => search(searchRequestSchema.parse(body), context),
      ask: (body) => ask(askRequestSchema.parse(body), context),
      explain: (body) => explain(explainRequestSchema.parse(body), context),
      tag: (body) => tagPassages(tagRequestSchema.parse(body), context),
    },
  })
})
