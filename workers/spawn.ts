import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Config, childEnvironment } from '#lib/config.ts'

/** What the supervisor's children need to know. */
export interface Launch {
  config: Config
  isDevelopment: boolean
  modelSocket: string
  /** Stays the same when the ingest worker is started again, so that it takes its own jobs up at once. */
  workerId: string
}

const root = dirname(import.meta.dirname)
/** A child's standard output goes to our standard error: ours holds one line only. */
const stdio = (output: 'ignore' | 2): StdioOptions => ['ignore', output, 'inherit', 'ipc']

/** Starts `workers/<name>.ts`. */
export function spawnWorker(name: 'model' | 'ingest', launch: Launch): ChildProcess {
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    stdio: stdio(2),
    env: environment(launch),
  })
}

/** Starts Next: the built app, or the development server. */
export function spawnWeb(launch: Launch): ChildProcess {
  const { config, isDevelopment } = launch
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const lifetime = pathToFileURL(fileURLToPath(new URL('web-lifetime.mjs', import.meta.url))).href
  const command = [isDevelopment ? 'dev' : 'start', '-H', config.host, '-p', String(config.port)]
  const isChatty = isDevelopment || config.logLevel === 'info' || config.logLevel === 'debug'
  const env: NodeJS.ProcessEnv = {
    ...environment(launch),
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_MANUAL_SIG_HANDLE: '1',
  }
  return spawn(process.execPath, ['--import', lifetime, next, ...command], {
    cwd: root,
    stdio: stdio(isChatty ? 2 : 'ignore'),
    env,
  })
}

function environment({ config, modelSocket, workerId }: Launch): NodeJS.ProcessEnv {
  return childEnvironment(config, { VERBATIM_MODEL_SOCKET: modelSocket, VERBATIM_WORKER_ID: workerId })
}
