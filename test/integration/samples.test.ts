import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import cases from '../blackbox/cases.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)
const samples = new URL('samples/', root)

const names = (await readdir(samples)).filter((name) => name !== 'questions.json')

/** The document's text by the product's own parser, from bytes as they are read from disk. */
async function textOf(url: URL): Promise<string> {
  const name = fileURLToPath(url).split(/[/\\]/).at(-1)!
  return (await parse(await readFile(url), { name })).text
}

describe('the sample library', () => {
  it('is small: a click must not fill the disk', async () => {
    const sizes = await Promise.all(
      names.map(async (name) => (await readFile(new URL(name, samples))).length),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
  })

  it('has enough documents to look around in', () => {
    expect(names.length).toBeGreaterThanOrEqual(12)
  })

  it('has a document in every format', () => {
    const formats = new Set(names.map((name) => name.split('.').at(-1)))
    expect([...formats].sort()).toEqual(['docx', 'html', 'md', 'pdf', 'txt'])
  })

  it('has two long documents', async () => {
    const long = ['logbook-of-the-ketch-aurelia.pdf', 'plant-catalogue-of-tern-island-nursery.pdf']
    for (const name of long) {
      const { pages } = await parse(await readFile(new URL(name, samples)), { name })
      expect(pages.length).toBeGreaterThan(50)
    }
  })

  it.each(names)('%s can be read whole', async (name) => {
    expect((await textOf(new URL(name, samples))).split(/\s+/).length).toBeGreaterThan(100)
  })

  it('lets the sentences of the report run on from column to column and from page to page', async () => {
    const text = await textOf(new URL('hallow-sound-tidal-mill-report.pdf', samples))
    expect(text).toContain(
      'the ebb gives the greater part, which over the three years was 71 per cent of the energy.',
    )
    expect(text).toContain('The mill therefore reached 94 per cent of the forecast.')
  })
})

const folder = new URL('test/blackbox/', root)
const readable = cases.documents.filter((item) => typeof item === 'string')

describe('the cases of the check from outside', () => {
  const texts = new Map<string, string>()

  beforeAll(async () => {
    for (const path of readable) texts.set(path, await textOf(new URL(path, folder)))
  })

  it.each(cases.questions.filter(({ answers }) => answers.length > 0))(
    '$question has its answer in a document',
    ({ answers, document }) => {
      const searched = document === undefined ? [...texts.values()] : [texts.get(document)!]
      expect(searched.some((text) => answers.some((answer) => text.includes(answer)))).toBe(true)
    },
  )

  it('has questions enough, with and without an answer', () => {
    expect(cases.questions.filter(({ answers }) => answers.length > 0).length).toBeGreaterThanOrEqual(15)
    expect(cases.questions.filter(({ answers }) => answers.length === 0).length).toBeGreaterThanOrEqual(5)
  })
})
