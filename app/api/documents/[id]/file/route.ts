import { found } from '../../../_http/documents.ts'
import { route } from '../../../_http/respond.ts'
import { serveOriginal } from '../../../_http/serve-original.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route<{ id: string }>(async (request, { store, originals }, { id }) => {
  const document = found(await store.getDocument(id), id)
  return serveOriginal(document, originals.path(document.sha256), request.headers.get('range'))
})
