import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from './project.ts'

/** A server that `npm start` runs for a measurement. */
export interface BenchServer {
  url: string
  /** Of `npm`: every process of the product is below it. */
  pid: number
  dataDirectory: string
  /** From the command to its line with the URL. */
  secondsToReady: number
  /** Ends it as Ctrl-C does, and resolves when its last process has ended. */
  stop(): Promise<void>
}

const startTimeoutMs = 600_000
const stopTimeoutMs = 15_000

/** Runs `work` with a server on a free port and an empty data folder, both gone afterwards. */
export async function withServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  return withDataDirectory(async (dataDirectory) => {
    const server = await startServer(dataDirectory)
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  })
}

export async function withDataDirectory<T>(work: (dataDirectory: string) => Promise<T>): Promise<T> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verbatim-bench-'))
  try {
    return await work(dataDirectory)
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** Starts the product in a process group of its own, and resolves when it says where it answers. */
export async function startServer(dataDirectory: string): Promise<BenchServer> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(port), VERBATIM_DATA: dataDirectory },
  })
  const interrupt = (): void => {
    signalGroup(child.pid!, 'SIGKILL')
    process.exit(130)
  }
  process.once('SIGINT', interrupt)
  const url = await readUrl(child)
  const secondsToReady = (performance.now() - startedAt) / 1000
  const stop = async (): Promise<void> => {
    process.off('SIGINT', interrupt)
    await endGroup(child.pid!)
  }
  return { url, pid: child.pid!, dataDirectory, secondsToReady, stop }
}

async function readUrl(child: ChildProcess): Promise<string> {
  let output = ''
  const found = new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = /https?:\/\/\S+/.exec(output)?.[0]
      if (url && output.includes('\n', output.indexOf(url))) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Expected npm start to answer; it ended with ${code}.`)))
  })
  const isLate = pause(startTimeoutMs, undefined, { ref: false }).then(() => {
    throw new Error(`Expected npm start to answer within ${startTimeoutMs / 1000} s.`)
  })
  try {
    return await Promise.race([found, isLate])
  } catch (thrown) {
    await endGroup(child.pid!)
    throw thrown
  }
}

async function endGroup(pid: number): Promise<void> {
  signalGroup(pid, 'SIGINT')
  const until = performance.now() + stopTimeoutMs
  while (signalGroup(pid, 0) && performance.now() < until) await pause(50)
  if (signalGroup(pid, 'SIGKILL'))
    throw new Error(`Expected every process to end within ${stopTimeoutMs / 1000} s.`)
}

/** Whether there is still a process in the group. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('Expected a port of this computer.')
  return address.port
}
