/** The supervisor: checks that everything is in its place, starts the processes, keeps them alive and ends them. */
import { randomUUID } from 'node:crypto'
import { migrateStore, openStore } from '#db/open.ts'
import { type ModelManifest, manifestFor, verifyModels } from '#lib/bert/manifest.ts'
import { type Config, loadConfig, modelOptions } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'
import { createLog, type Log } from '#lib/log.ts'
import { announceServer, findRunningServer, withdrawServer } from '#lib/running-server.ts'
import { runMain } from './lifetime.ts'
import { makeModelSocket } from './model-socket.ts'
import { checkPort, prepareDataDirectory } from './preflight.ts'
import { type Launch, spawnWeb, spawnWorker } from './spawn.ts'
import { type Supervised, supervise } from './supervise.ts'
import { addressOf, waitUntilHealthy } from './wait-until-healthy.ts'

/** Every process has ended within 5 s of Ctrl-C: the children get most of them. */
const graceMs = 4_000

/** Before the first answer a worker that ends with an error stops the start; afterwards it is started again. */
let hasServed = false

await runMain(async () => {
  const config = loadConfig()
  const log = createLog('main', config.logLevel)
  const lifetime = new AbortController()
  const end = (reason: unknown): void => lifetime.abort(reason)
  // npm start holds the other end of the channel: it was killed, perhaps while this one still begins.
  process.once('disconnect', () => end('asked'))
  await prepareDataDirectory(config.dataDirectory)
  await checkPort(config.host, config.port, await findRunningServer(config.dataDirectory))
  const manifests = await verifyModels(config.modelsDirectory)
  await prepareStore(config, await chosenEmbedder(config, manifests), log)

  const socket = await makeModelSocket()
  const isDevelopment = process.argv.includes('--dev')
  const launch = { config, isDevelopment, modelSocket: socket.path, workerId: `ingest-${randomUUID()}` }
  const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of stopSignals) process.on(signal, () => end('asked'))

  const children = startChildren(launch, log, end, lifetime.signal)
  await serve(config, lifetime.signal).catch(end)
  await Promise.all(children.map((child) => child.stop(graceMs)))
  await Promise.all([socket.remove(), withdrawServer(config.dataDirectory)])
  if (lifetime.signal.reason !== 'asked') throw lifetime.signal.reason
  process.exit(0)
})

interface ChosenEmbedder {
  modelKey: string
  dimension?: number | undefined
}

/** The shipped embedder, or the one chosen by a setting. */
async function chosenEmbedder(config: Config, manifests: ModelManifest[]): Promise<ChosenEmbedder> {
  if (!config.embedderSource) return manifestFor(manifests, 'embedder')
  // Only here, since the inference runtime would stay in this process's memory.
  const { loadEmbedder } = await import('#lib/bert/load-models.ts')
  const embedder = await loadEmbedder(config.modelsDirectory, modelOptions(config, 'embedder'))
  await embedder.dispose()
  return embedder
}

/**
 * Makes the database ready for embeddings of the model in use. Here, since this happens once a start and before anybody
 * asks: what could not be embedded is tried again, which each start of a worker that dies of it must not do.
 */
async function prepareStore({ dataDirectory }: Config, embedder: ChosenEmbedder, log: Log): Promise<void> {
  await migrateStore(dataDirectory, { dimension: embedder.dimension })
  const store = await openStore(dataDirectory)
  const queued = await store.queueReembedding(embedder.modelKey)
  if (queued > 0)
    log.info(`${queued} documents are embedded anew; until then they are found by their words only.`)
  await store.close()
}

/** Says where the app answers, once it does, and waits for the end. */
async function serve(config: Config, lifetime: AbortSignal): Promise<void> {
  const url = addressOf(config)
  if (!(await waitUntilHealthy(url, lifetime))) return
  await announceServer(config.dataDirectory, { pid: process.pid, url })
  process.stdout.write(`Verbatim answers on ${url}\n`)
  hasServed = true
  if (!lifetime.aborted)
    await new Promise((resolve) => lifetime.addEventListener('abort', resolve, { once: true }))
}

function startChildren(
  launch: Launch,
  log: Log,
  end: (reason: unknown) => void,
  lifetime: AbortSignal,
): Supervised[] {
  const keepWorker = (name: string) => (code: number | null) => {
    if (hasServed || code === 0 || code === null) return !lifetime.aborted
    end(
      new VerbatimError('model_unavailable', `The ${name} process could not start; the line above says why.`),
    )
    return false
  }
  const endWithWeb = (code: number | null): boolean => {
    end(
      new VerbatimError(
        'internal',
        `The web server ended by itself (exit code ${code}). Start Verbatim again; if it happens again, set VERBATIM_LOG_LEVEL to info to see why.`,
      ),
    )
    return false
  }
  const { stallMs } = launch.config
  return [
    supervise({
      name: 'model',
      spawn: () => spawnWorker('model', launch),
      shouldRestart: keepWorker('model'),
      log,
    }),
    supervise({
      name: 'ingest',
      spawn: () => spawnWorker('ingest', launch),
      shouldRestart: keepWorker('ingest'),
      log,
      stallMs,
    }),
    supervise({ name: 'web', spawn: () => spawnWeb(launch), shouldRestart: endWithWeb, log }),
  ]
}
