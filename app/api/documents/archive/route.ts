import { archiveQuerySchema } from '#lib/api/schemas.ts'
import { archiveOf } from '../../_http/archive.ts'
import { found } from '../../_http/documents.ts'
import { readQuery } from '../../_http/read-json.ts'
import { route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** The originals of several documents as one zip; a document that is not there fails the whole. */
export const GET = route(async (request, { store, originals }) => {
  const { ids } = readQuery(request, archiveQuerySchema)
  const documents = []
  for (const id of ids) documents.push(found(await store.getDocument(id), id))
  return archiveOf(documents, originals)
})
