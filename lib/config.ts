import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { VerbatimError } from '#lib/errors.ts'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Config {
  port: number
  host: string
  /** Absolute. Holds the database and the originals. */
  dataDirectory: string
  /** Absolute. Holds one folder a model. */
  modelsDirectory: string
  /** A folder laid out like a hub checkout, or a hub name; undefined for the shipped model. */
  embedderSource: string | undefined
  readerSource: string | undefined
  maxUploadBytes: number
  /** Inference threads of each worker. */
  threads: number
  logLevel: LogLevel
  /** Host names, beside the local ones, that requests may name. */
  allowedHosts: string[]
  leaseMs: number
  heartbeatMs: number
  maxAttempts: number
  /** Resident memory, above which the ingest worker is replaced between two documents. */
  ingestMemoryBytes: number
  /** An ingest worker that gives no sign of life for so long is replaced. */
  stallMs: number
  /** How long one question or search may take. */
  requestTimeoutMs: number
  /** Where the model worker listens; set by the supervisor for the processes it starts. */
  modelSocket: string | undefined
}

/** Variables by name, as in process.env. */
export type Environment = Record<string, string | undefined>

/** Every setting that a person may set, in the order of `docs/settings.md`. */
export const settings = {
  port: whole('PORT', 3000, 1, 65_535, '', 'The port that the app answers on.'),
  host: text(
    'HOST',
    '127.0.0.1',
    'an address or name of this computer',
    'The address that the app listens on.',
  ),
  data: text(
    'VERBATIM_DATA',
    './data',
    'a folder',
    'Holds the database, the originals and models fetched by you.',
  ),
  models: text(
    'VERBATIM_MODELS',
    './models',
    'a folder',
    'Holds the embedder, the reader and, if wanted, the tagger.',
  ),
  embedder: text(
    'VERBATIM_EMBEDDER',
    '',
    'a folder laid out like a hub checkout, or a name on the Hugging Face hub',
    'The embedder to use in place of the shipped one.',
  ),
  reader: text(
    'VERBATIM_READER',
    '',
    'a folder laid out like a hub checkout, or a name on the Hugging Face hub',
    'The reader to use in place of the shipped one.',
  ),
  maxUpload: whole(
    'VERBATIM_MAX_UPLOAD_MB',
    100,
    1,
    2_000,
    'megabytes (1,000,000 bytes)',
    'The largest file taken into the library.',
  ),
  threads: whole(
    'VERBATIM_THREADS',
    Math.min(2, availableParallelism()),
    1,
    64,
    'threads',
    'Inference threads of each worker.',
  ),
  logLevel: text('VERBATIM_LOG_LEVEL', 'warn', logLevels.join(', '), 'What is written to standard error.'),
  allowedHosts: text(
    'VERBATIM_ALLOWED_HOSTS',
    '',
    'host names, separated by commas',
    "Names, beside this computer's own, under which browsers may reach the app.",
  ),
  lease: whole(
    'VERBATIM_LEASE_SECONDS',
    15,
    2,
    600,
    'seconds',
    'After so long without a heartbeat another worker takes a document over.',
  ),
  heartbeat: whole(
    'VERBATIM_HEARTBEAT_MS',
    2_000,
    100,
    60_000,
    'milliseconds',
    'How often a worker says that it is still at work.',
  ),
  maxAttempts: whole(
    'VERBATIM_MAX_ATTEMPTS',
    8,
    1,
    100,
    'attempts',
    'A document during which the worker died so often fails as interrupted.',
  ),
  ingestMemory: whole(
    'VERBATIM_INGEST_MEMORY_MB',
    700,
    200,
    64_000,
    'megabytes (1,000,000 bytes)',
    'An ingest worker above it is replaced after the document at hand.',
  ),
  stall: whole(
    'VERBATIM_STALL_SECONDS',
    120,
    10,
    3_600,
    'seconds',
    'An ingest worker that gives no sign of life for so long is replaced.',
  ),
  requestTimeout: whole(
    'VERBATIM_REQUEST_TIMEOUT_SECONDS',
    30,
    1,
    600,
    'seconds',
    'A question or search that takes longer ends with an error.',
  ),
} as const

/**
 * Reads every setting from the environment; the only place in the product that does.
 * @param env usually process.env; relative folders are taken from the working directory
 * @throws VerbatimError invalid_setting with one sentence that names the setting, the value and what is expected
 */
export function loadConfig(env: Environment = process.env): Config {
  const config: Config = {
    port: settings.port.read(env),
    host: settings.host.read(env),
    dataDirectory: resolve(/* turbopackIgnore: true */ settings.data.read(env)),
    modelsDirectory: resolve(/* turbopackIgnore: true */ settings.models.read(env)),
    embedderSource: settings.embedder.read(env) || undefined,
    readerSource: settings.reader.read(env) || undefined,
    maxUploadBytes: settings.maxUpload.read(env) * 1_000_000,
    threads: settings.threads.read(env),
    logLevel: readLogLevel(settings.logLevel.read(env)),
    allowedHosts: readHosts(settings.allowedHosts.read(env)),
    leaseMs: settings.lease.read(env) * 1_000,
    heartbeatMs: settings.heartbeat.read(env),
    maxAttempts: settings.maxAttempts.read(env),
    ingestMemoryBytes: settings.ingestMemory.read(env) * 1_000_000,
    stallMs: settings.stall.read(env) * 1_000,
    requestTimeoutMs: settings.requestTimeout.read(env) * 1_000,
    modelSocket: env.VERBATIM_MODEL_SOCKET,
  }
  if (config.heartbeatMs * 2 > config.leaseMs) {
    throw refusal(
      'VERBATIM_HEARTBEAT_MS',
      String(config.heartbeatMs),
      `at most half of VERBATIM_LEASE_SECONDS (${config.leaseMs} ms)`,
    )
  }
  return config
}

/** How a model is loaded: `source` is absent for the shipped one; what is fetched is kept in the data folder. */
export function modelOptions(config: Config, role: 'embedder' | 'reader') {
  const source = role === 'embedder' ? config.embedderSource : config.readerSource
  return { threads: config.threads, source, cacheDirectory: join(config.dataDirectory, 'models') }
}

/** The environment of a process that the supervisor starts: this one's, with what only the supervisor knows. */
export function childEnvironment(
  config: Config,
  additions: Record<string, string>,
  env = process.env,
): NodeJS.ProcessEnv {
  return {
    ...env,
    VERBATIM_DATA: config.dataDirectory,
    VERBATIM_MODELS: config.modelsDirectory,
    NEXT_TELEMETRY_DISABLED: '1',
    ...additions,
  }
}

/** The id under which the ingest worker holds leases: given by the supervisor, or this process's own. */
export function ingestWorkerId(env: Environment = process.env): string {
  return env.VERBATIM_WORKER_ID ?? `ingest-${process.pid}`
}

function whole(name: string, fallback: number, min: number, max: number, unit: string, purpose: string) {
  const range = `${min} to ${max}${unit && ` ${unit}`}`
  const read = (env: Environment): number => {
    const written = env[name]?.trim()
    if (written === undefined || written === '') return fallback
    const value = Number(written)
    if (!/^\d+$/.test(written) || value < min || value > max)
      throw refusal(name, written, `a whole number from ${range}`)
    return value
  }
  return { name, default: String(fallback), range, purpose, read }
}

function text(name: string, fallback: string, range: string, purpose: string) {
  const read = (env: Environment): string => env[name]?.trim() || fallback
  return { name, default: fallback, range, purpose, read }
}

function readLogLevel(written: string): LogLevel {
  const level = logLevels.find((known) => known === written)
  if (!level) throw refusal('VERBATIM_LOG_LEVEL', written, `one of ${logLevels.join(', ')}`)
  return level
}

function readHosts(written: string): string[] {
  const hosts = written
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean)
  const wrong = hosts.find((host) => !/^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/.test(host))
  if (wrong)
    throw refusal(
      'VERBATIM_ALLOWED_HOSTS',
      wrong,
      'host names without scheme, port or path, separated by commas',
    )
  return hosts
}

function refusal(name: string, written: string, expected: string): VerbatimError {
  return new VerbatimError(
    'invalid_setting',
    `Expected the setting ${name} to be ${expected}, got "${written}".`,
  )
}
