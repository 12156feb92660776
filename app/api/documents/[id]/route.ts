import { found } from '../../_http/documents.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route<{ id: string }>(async (_request, { store }, { id }) =>
  json(found(await store.getDocument(id), id)),
)

export const DELETE = route<{ id: string }>(async (_request, { store, originals }, { id }) => {
  const { sha256 } = found(await store.removeDocument(id), id)
  await originals.remove(sha256)
  return new Response(null, { status: 204 })
})
