import { found } from '../../../_http/documents.ts'
import { json, route } from '../../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const POST = route<{ id: string }>(async (_request, { store }, { id }) =>
  json(found(await store.cancelDocument(id), id)),
)
