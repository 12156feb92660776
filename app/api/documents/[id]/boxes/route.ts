import { z } from 'zod'
import { boxesRequestSchema, type SpansBoxes } from '#lib/api/schemas.ts'
import { spanBoxes } from '#lib/boxes.ts'
import { readyDocument } from '../../../_http/documents.ts'
import { readJson, readQuery } from '../../../_http/read-json.ts'
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
  const document = await readyDocument(store, id)
  return json(spanBoxes(await store.getPages(document.id, span), span))
})

/** The same for many spans at once, as when words that were found are marked. */
export const POST = route<{ id: string }>(async (request, { store }, { id }) => {
  const { spans } = await readJson(request, boxesRequestSchema)
  const document = await readyDocument(store, id)
  const start = spans.reduce((first, span) => Math.min(first, span.start), Number.POSITIVE_INFINITY)
  const end = spans.reduce((last, span) => Math.max(last, span.end), 0)
  const pages = await store.getPages(document.id, { start, end })
  return json({ boxes: spans.map((span) => spanBoxes(pages, span)) } satisfies SpansBoxes)
})
