/** What must hold before anything is started; each failure is one sentence that says what to do. */
import { mkdir, open, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import type { RunningServer } from '#lib/running-server.ts'

/**
 * Makes the data folder where it is missing and writes a file into it.
 * @throws VerbatimError storage_denied, storage_full
 */
export async function prepareDataDirectory(directory: string): Promise<void> {
  const probe = join(directory, `.write-test-${process.pid}`)
  try {
    await mkdir(directory, { recursive: true })
    const file = await open(probe, 'w')
    await file.writeFile('x')
    await file.close()
    await rm(probe)
  } catch (cause) {
    if (toVerbatimError(cause).code === 'storage_full') throw toVerbatimError(cause)
    throw new VerbatimError(
      'storage_denied',
      `Expected a data folder that this user may write at ${directory}, got ${reason(cause)}. Give this user write permission, or set VERBATIM_DATA to another folder.`,
      { cause },
    )
  }
}

/**
 * Listens on the port for a moment, to know that it is free.
 * @param running the server that works on the same data folder already, if any
 * @throws VerbatimError port_in_use, invalid_setting when HOST or PORT can't be used on this computer
 */
export async function checkPort(
  host: string,
  port: number,
  running: RunningServer | undefined,
): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (cause) {
    if (reason(cause) === 'EADDRINUSE') {
      throw new VerbatimError(
        'port_in_use',
        running
          ? `Verbatim runs on this library already, at ${running.url}: open that. To start it anew, stop that one first (Ctrl-C where it was started).`
          : `Port ${port} is already in use on ${host}. Stop the program that uses it, or set PORT to another port.`,
        { cause },
      )
    }
    throw new VerbatimError(
      'invalid_setting',
      `Expected to listen on ${host}:${port}, got ${reason(cause)}. Set HOST to an address of this computer and PORT to a port that this user may use.`,
      { cause },
    )
  }
  await new Promise((resolve) => server.close(resolve))
}

function reason(thrown: unknown): string {
  return String((thrown as { code?: unknown }).code ?? thrown)
}
