import type { Document } from '#lib/api/schemas.ts'
import { changedTags } from '../changed-tags.ts'
import type { TagChange } from '../store.ts'
import { noteChange } from './changes.ts'
import type { Context } from './context.ts'
import { findRow, toDocument } from './document-row.ts'

/** SQL: whether a row of documents has the tag `@tag`. */
export const isTagged = 'EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag)'

/** @see Store.documentIdsWithTag */
export function documentIdsWithTag(context: Context, tag: string): string[] {
  return context
    .sql(`SELECT id FROM documents WHERE ${isTagged} AND removed_at IS NULL ORDER BY key`)
    .pluck()
    .all({ tag }) as string[]
}

/** @see Store.tagDocuments */
export function tagDocuments(context: Context, ids: string[], change: TagChange): Document[] {
  return ids.flatMap((id) => tagDocument(context, id, change) ?? [])
}

function tagDocument(context: Context, id: string, change: TagChange): Document | undefined {
  const row = findRow(context, id)
  if (!row) return undefined
  const tags = JSON.stringify(changedTags(JSON.parse(row.tags) as string[], change))
  if (tags === row.tags) return toDocument(row)
  const updatedAt = context.now()
  context.sql('UPDATE documents SET tags = ?, updated_at = ? WHERE key = ?').run(tags, updatedAt, row.key)
  noteChange(context, id)
  return toDocument({ ...row, tags, updated_at: updatedAt })
}
