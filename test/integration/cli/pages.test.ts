import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runJson, runVerbatim } from './run-verbatim.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-pages-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('names the page on which an answer stands, also where its passage begins on the page before', async () => {
  const path = join(folder, 'harbour.pdf')
  await writeFile(
    path,
    await pdfOf(['The harbour office opens at seven.', 'The inspector is Dorothea Pell.']),
  )
  const data = join(folder, 'data')
  await runVerbatim(data, ['add', path])
  const asked = await runJson<{ answers: { text: string; pageNumber: number }[]; hits: object[] }>(data, [
    'ask',
    'Who is the inspector?',
  ])
  expect(asked.hits).toHaveLength(1)
  expect(asked.answers[0]).toMatchObject({ text: 'Dorothea Pell', pageNumber: 2 })
})

async function pdfOf(pages: string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of pages) pdf.addPage([400, 300]).drawText(text, { x: 40, y: 200, size: 12, font })
  return pdf.save()
}
