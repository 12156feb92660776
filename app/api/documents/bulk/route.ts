import type { Store } from '#db/store.ts'
import { type BulkResult, bulkRequestSchema } from '#lib/api/schemas.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** One thing done to many documents, in one transaction. What is removed here can be restored for a while. */
export const POST = route(async (request, { store }) => {
  const asked = await readJson(request, bulkRequestSchema)
  const removed = asked.action === 'remove' ? await store.hideDocuments(asked.ids) : []
  const documents = asked.action === 'remove' ? [] : await change(store, asked)
  return json({ documents, removed } satisfies BulkResult)
})

type Change = Exclude<ReturnType<typeof bulkRequestSchema.parse>, { action: 'remove' }>

function change(store: Store, asked: Change): Promise<BulkResult['documents']> {
  if (asked.action === 'tag') return store.tagDocuments(asked.ids, asked)
  return asked.action === 'restore' ? store.restoreDocuments(asked.ids) : store.reindexDocuments(asked.ids)
}
