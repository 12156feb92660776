import { documentChangeSchema } from '#lib/api/schemas.ts'
import { found } from '../../_http/documents.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route<{ id: string }>(async (_request, { store }, { id }) =>
  json(found(await store.getDocument(id), id)),
)

export const PATCH = route<{ id: string }>(async (request, { store }, { id }) => {
  const { tags } = await readJson(request, documentChangeSchema)
  const [document] = await store.tagDocuments([id], { set: tags })
  return json(found(document, id))
})

/** Final, unless `?undo=1` keeps it for a while: `restore` in /api/documents/bulk brings it back. */
export const DELETE = route<{ id: string }>(async (request, { store, originals }, { id }) => {
  if (new URL(request.url).searchParams.get('undo') === '1') {
    found((await store.hideDocuments([id]))[0], id)
    return new Response(null, { status: 204 })
  }
  const { sha256 } = found(await store.removeDocument(id), id)
  await originals.remove(sha256)
  return new Response(null, { status: 204 })
})
