import { askRequestSchema } from '#lib/api/schemas.ts'
import { resolveScope } from '../_http/documents.ts'
import { readJson } from '../_http/read-json.ts'
import { json, route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const POST = route(async (request, { store, models }) => {
  const question = await readJson(request, askRequestSchema)
  return json(await models.request('ask', await resolveScope(store, question)))
})
