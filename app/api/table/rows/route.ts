import { tableRowRequestSchema } from '#lib/api/tables.ts'
import { type Ask, askRow } from '#lib/ask-row.ts'
import { cellMemory } from '../../_http/cell-memory.ts'
import { found } from '../../_http/documents.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** One row of a table, so that it fills as documents are asked; a client that goes away stops it. Asked again, it is known. */
export const POST = route(async (request, library) => {
  const { store, models } = library
  const { documentId, questions } = await readJson(request, tableRowRequestSchema)
  const document = found(await store.getDocument(documentId), documentId)
  const ask: Ask = (body) => models.request('ask', body)
  return json(await askRow(document, questions, ask, request.signal, cellMemory(library, document)))
})
