import { explainRequestSchema } from '#lib/api/schemas.ts'
import { readyDocument } from '../_http/documents.ts'
import { readJson } from '../_http/read-json.ts'
import { json, route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const POST = route(async (request, { store, models }) => {
  const asked = await readJson(request, explainRequestSchema)
  await readyDocument(store, asked.documentId)
  return json(await models.request('explain', asked))
})
