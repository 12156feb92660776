import { type QuestionSets, questionSetRequestSchema } from '#lib/api/tables.ts'
import { readJson } from '../_http/read-json.ts'
import { json, route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route(async (_request, { store }) =>
  json({ questionSets: await store.listQuestionSets() } satisfies QuestionSets),
)

export const POST = route(async (request, { store }) =>
  json(await store.addQuestionSet(await readJson(request, questionSetRequestSchema)), 201),
)
