import { questionSetRequestSchema } from '#lib/api/tables.ts'
import { VerbatimError } from '#lib/errors.ts'
import { readJson } from '../../_http/read-json.ts'
import { json, route } from '../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route<{ id: string }>(async (_request, { store }, { id }) =>
  json((await store.getQuestionSet(id)) ?? missing(id)),
)

export const PUT = route<{ id: string }>(async (request, { store }, { id }) => {
  const changed = await store.changeQuestionSet(id, await readJson(request, questionSetRequestSchema))
  return json(changed ?? missing(id))
})

export const DELETE = route<{ id: string }>(async (_request, { store }, { id }) => {
  if (!(await store.removeQuestionSet(id))) missing(id)
  return new Response(null, { status: 204 })
})

function missing(id: string): never {
  throw new VerbatimError('not_found', `There is no set of questions "${id}". It may have been deleted.`)
}
