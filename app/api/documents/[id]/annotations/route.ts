import { z } from 'zod'
import { readyDocument } from '../../../_http/documents.ts'
import { readQuery } from '../../../_http/read-json.ts'
import { json, route } from '../../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const partSchema = z.object({
  from: z
    .string()
    .regex(/^\d{1,9}$/, 'Expected from to be the number of a passage, from 0.')
    .transform(Number)
    .default(0),
})

export const GET = route<{ id: string }>(async (request, { store, models }, { id }) => {
  const { from } = readQuery(request, partSchema)
  const document = await readyDocument(store, id)
  return json(await models.request('tag', { documentId: document.id, from, total: document.passageCount }))
})
