import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { VerbatimError } from '#lib/errors.ts'

/**
 * Reads a text file, or standard input where the path is "-".
 * @throws VerbatimError not_found when the file can't be read
 */
export async function readText(path: string): Promise<string> {
  if (path === '-') return readAll(process.stdin)
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const reason = (cause as Error).message
    throw new VerbatimError('not_found', `Expected a readable text file at "${path}": ${reason}`, { cause })
  }
}
