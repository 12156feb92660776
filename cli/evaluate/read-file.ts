import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import xz from 'xz-decompress'
import { VerbatimError } from '#lib/errors.ts'

/**
 * Reads a text file, decompressed where its name ends in .xz.
 * @throws VerbatimError not_found when it can't be read
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    if (!path.endsWith('.xz')) return await readFile(path, 'utf8')
    const compressed = (await openAsBlob(path)).stream()
    return await new Response(new xz.XzReadableStream(compressed)).text()
  } catch (cause) {
    throw new VerbatimError('not_found', `Expected a readable file at ${path}: ${(cause as Error).message}`, {
      cause,
    })
  }
}
