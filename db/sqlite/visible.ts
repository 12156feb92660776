import type { Scope } from '../store.ts'
import type { Context } from './context.ts'

/**
 * The scope of a search without documents that were removed and can still be restored. Those are few and stay for seconds:
 * while there are none, a search of the whole library stays one.
 */
export function visibleScope(context: Context, scope: Scope | undefined): Scope | undefined {
  const hidden = context
    .sql('SELECT id FROM documents WHERE removed_at IS NOT NULL')
    .pluck()
    .all() as string[]
  if (hidden.length === 0) return scope
  const wanted = scope?.documentIds
  if (wanted) {
    const gone = new Set(hidden)
    return { documentIds: wanted.filter((id) => !gone.has(id)) }
  }
  const visible = context.sql('SELECT id FROM documents WHERE removed_at IS NULL').pluck().all()
  return { documentIds: visible as string[] }
}
