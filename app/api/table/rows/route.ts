import { tableRowRequestSchema } from '#lib/api/tables.ts'
import { askRow } from '#lib/ask-row.ts'
import { found } from '../../_http/documents.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** One row of a table, so that it fills as documents are asked; a client that goes away stops it. */
export const POST = route(async (request, { store, models }) => {
  const { documentId, questions } = await readJson(request, tableRowRequestSchema)
  const document = found(await store.getDocument(documentId), documentId)
  return json(await askRow(document, questions, (body) => models.request('ask', body), request.signal))
})
