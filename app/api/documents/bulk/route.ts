import { type BulkResult, bulkRequestSchema } from '#lib/api/schemas.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** One thing done to many documents, in one transaction; documents that have gone since are left out. */
export const POST = route(async (request, { store }) => {
  const { ids, add, remove } = await readJson(request, bulkRequestSchema)
  return json({ documents: await store.tagDocuments(ids, { add, remove }) } satisfies BulkResult)
})
