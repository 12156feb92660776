import type { DocumentText } from '#lib/api/schemas.ts'
import { found, readyDocument } from '../../../_http/documents.ts'
import { json, route } from '../../../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route<{ id: string }>(async (_request, { store }, { id }) => {
  const document = await readyDocument(store, id)
  const { text, pages, blocks } = found(await store.getText(document.id), id)
  const shown = pages.map(({ number, start, end }) => ({ number, start, end }))
  return json({ text, pages: shown, blocks } satisfies DocumentText)
})
