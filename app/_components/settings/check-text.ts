import type { Diagnosis } from '#lib/api/schemas.ts'
import type { Words } from '../words/catalogue.ts'

/** What a check found, in the words of the interface; undefined where only the server has words for it. */
export function checkText(
  words: Words,
  { ok, found }: Pick<Diagnosis['checks'][number], 'ok' | 'found'>,
): string | undefined {
  const { found: told } = words.settings
  if (!found) return undefined
  if ('freeBytes' in found) return (ok ? told.enoughDisk : told.littleDisk)(words.bytes(found.freeBytes))
  if ('faults' in found) return told.faults(found.faults.join(' '))
  if ('passages' in found) return told.index(found.documents, found.passages)
  return ok ? told.embeddings : told.lackingEmbeddings(found.lackingEmbeddings)
}
