import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { VerbatimError } from '#lib/errors.ts'

/**
 * Reads a file, or standard input where the path is "-".
 * @throws VerbatimError not_found when the file can't be read
 */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin)
  try {
    return await readFile(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

/** The same as UTF-8 text. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readInput(path))
}

/** The same in chunks, of a file alone: it may be too large for memory. */
export async function* streamInput(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): VerbatimError {
  const reason = (cause as Error).message
  return new VerbatimError('not_found', `Expected a readable file at "${path}": ${reason}`, { cause })
}
