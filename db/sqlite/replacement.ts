import { VerbatimError } from '#lib/errors.ts'
import { changedTags } from '../changed-tags.ts'
import { noteChange, noteRemoval } from './changes.ts'
import type { Context } from './context.ts'
import { type DocumentRow, findRow } from './document-row.ts'
import { newId } from './id.ts'
import { hide } from './removal.ts'

/** Hidden since then, a document is deleted by the next `purgeHidden`, its original with it: nobody can ask for it back. */
const longAgo = 0

/**
 * The id of the document that a new version is to replace; a version of it that is not ready yet gives way.
 * @throws VerbatimError not_found
 */
export function makeWay(context: Context, wantedId: string): string {
  const wanted = findRow(context, wantedId)
  const replaced = wanted?.replaces ? findRow(context, wanted.replaces) : wanted
  if (!replaced) {
    throw new VerbatimError(
      'not_found',
      `There is no document "${wantedId}" to replace. It may have been deleted; add the file as a new one.`,
    )
  }
  const waiting = context.sql('SELECT * FROM documents WHERE replaces = ? AND removed_at IS NULL')
  for (const row of waiting.all(replaced.id) as DocumentRow[]) hide(context, row, longAgo)
  return replaced.id
}

/**
 * Lets a new version that has just become readable, or that replaces one which never was, take the place of the document that it replaces: its id, its tags and
 * its age. The old one is deleted by the next `purgeHidden`. Where it has been removed meanwhile, the new one stays by itself.
 * @returns the row as it is then
 */
export function takePlace(context: Context, row: DocumentRow): DocumentRow {
  if (row.replaces === null) return row
  const replaced = findRow(context, row.replaces)
  if (!replaced) {
    context.sql('UPDATE documents SET replaces = NULL WHERE key = ?').run(row.key)
    return { ...row, replaces: null }
  }
  hide(context, replaced, longAgo)
  context.sql('UPDATE documents SET id = ? WHERE key = ?').run(newId(), replaced.key)
  const tags = changedTags(JSON.parse(replaced.tags) as string[], { add: JSON.parse(row.tags) as string[] })
  context
    .sql('UPDATE documents SET id = ?, tags = ?, created_at = ?, replaces = NULL WHERE key = ?')
    .run(replaced.id, JSON.stringify(tags), replaced.created_at, row.key)
  context.sql('INSERT INTO former_ids (id, document_id) VALUES (?, ?)').run(row.id, replaced.id)
  noteRemoval(context, row.id)
  noteChange(context, replaced.id)
  return findRow(context, replaced.id)!
}

/** The id under which the document goes on that had this one until it was ready; the id itself for any other. */
export function currentId(context: Context, id: string): string {
  const found = context.sql('SELECT document_id FROM former_ids WHERE id = ?').pluck().get(id)
  return (found as string | undefined) ?? id
}
