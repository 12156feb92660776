/** Starts the whole product, as `npm start` does after the set-up, on a free port and a data folder of its own. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '#lib/api/schemas.ts'

export const root = join(import.meta.dirname, '..', '..')

/** A supervisor and what it has written so far. */
export interface Started {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** Resolves to the exit code, or the name of the signal. */
  exit: Promise<number | string>
}

/** A server that answers. */
export interface Server extends Started {
  url: string
  dataDirectory: string
  /** Ctrl-C; resolves when every process has ended. */
  stop(): Promise<number | string>
}

/** Starts the supervisor without waiting for anything. */
export function startSupervisor(env: Record<string, string>, options: SpawnOptions = {}): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'workers', 'main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, ...env },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (piece) => (output.stdout += piece))
  child.stderr?.setEncoding('utf8').on('data', (piece) => (output.stderr += piece))
  const exit = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { child, output, exit }
}

/** Starts the product and waits until it says where it answers. */
export async function startServer(env: Record<string, string> = {}, dataDirectory?: string): Promise<Server> {
  if (!existsSync(join(root, '.next', 'BUILD_ID')))
    throw new Error('These tests need the built app: run "npm run setup" first.')
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'verbatim-test-')))
  const port = await freePort()
  const started = startSupervisor({ PORT: String(port), VERBATIM_DATA: directory, ...env })
  const { child, output, exit } = started
  await Promise.race([
    once(child.stdout!, 'data'),
    exit.then((code) => {
      throw new Error(`The server ended with ${code} before it answered: ${output.stderr}`)
    }),
  ])
  const stop = async (): Promise<number | string> => {
    child.kill('SIGINT')
    const code = await exit
    if (!dataDirectory) await rm(directory, { recursive: true, force: true })
    return code
  }
  return { ...started, url: `http://127.0.0.1:${port}`, dataDirectory: directory, stop }
}

/** A port on which nobody listens just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (typeof address !== 'object' || !address) throw new Error('Expected a TCP address.')
  return address.port
}

/** Uploads one file, with what stands after the question mark, and gives the answer's status and body. */
export async function upload(url: string, name: string, content: string | Uint8Array, parameters = '') {
  const form = new FormData()
  form.append('file', new Blob([content as BlobPart]), name)
  const response = await fetch(`${url}/api/documents${parameters}`, { method: 'POST', body: form })
  return { status: response.status, body: await response.json() }
}

/** Sends JSON and gives the answer's status and body. */
export async function post(url: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

/** Follows the server's events until the document is ready or failed. */
export async function untilDone(url: string, id: string): Promise<Document> {
  return until(async () => {
    const document = (await (await fetch(`${url}/api/documents/${id}`)).json()) as Document
    return document.status === 'ready' || document.status === 'failed' ? document : undefined
  })
}

/** Asks again and again until there is something, for at most four minutes. */
export async function until<Value>(
  look: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
  const deadline = performance.now() + 240_000
  while (performance.now() < deadline) {
    const value = await look()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('What the test waits for did not happen within four minutes.')
}
