import { z } from 'zod'
import { spanBoxes } from '#lib/boxes.ts'
import { readyDocument } from '../../../_http/documents.ts'
import { readQuery } from '../../../_http/read-json.ts'
import { json, route } from '../../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const offset = (name: string) =>
  z
    .string({ error: `Expected ${name} to be given.` })
    .regex(/^\d{1,15}$/, `Expected ${name} to be a whole number from 0.`)
    .transform(Number)
const spanSchema = z
  .object({ start: offset('start'), end: offset('end') })
  .refine(({ start, end }) => start < end, 'Expected start to be before end.')

export const GET = route<{ id: string }>(async (request, { store }, { id }) => {
  const span = readQuery(request, spanSchema)
  await readyDocument(store, id)
  return json(spanBoxes(await store.getPages(id, span), span))
})
