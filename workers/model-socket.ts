import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the model worker listens, and how to leave nothing behind. */
export interface ModelSocket {
  path: string
  remove(): Promise<void>
}

/** The longest path of a local socket, on the strictest system (macOS), less the end of the string. */
const maxPathBytes = 103

/** Makes a place for a socket that only this user can reach: a folder of mode 0700, or a named pipe on Windows. */
export async function makeModelSocket(): Promise<ModelSocket> {
  if (process.platform === 'win32')
    return { path: `\\\\.\\pipe\\verbatim-${randomUUID()}`, remove: async () => undefined }
  const isShort = Buffer.byteLength(join(tmpdir(), 'verbatim-XXXXXX', 'model')) <= maxPathBytes
  const directory = await mkdtemp(join(isShort ? tmpdir() : '/tmp', 'verbatim-'))
  return { path: join(directory, 'model'), remove: () => rm(directory, { recursive: true, force: true }) }
}
