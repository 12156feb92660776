import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import xz from 'xz-decompress'

/** A question of the SQuAD files, with the paragraph it was asked of. */
export interface SquadRow {
  id: string
  question: string
  context: string
  answers: { text: string; start: number }[]
}

/** Where a file of public data lies below the shared folder. */
export const dataFile = (shared: string, name: string): string => join(shared, 'data', name)

/** Reads an xz-compressed file of one JSON object a line. */
export async function readJsonl(path: string): Promise<SquadRow[]> {
  const compressed = (await openAsBlob(path)).stream()
  const text = await new Response(new xz.XzReadableStream(compressed)).text()
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SquadRow]))
}

/** The distinct paragraphs, in the order in which they first appear. */
export function paragraphsOf(rows: SquadRow[]): string[] {
  return [...new Set(rows.map(({ context }) => context))]
}
