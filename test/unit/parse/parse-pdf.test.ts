import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { spanBoxes } from '#lib/boxes.ts'
import { parse } from '#lib/parse/parse.ts'
import type { Page, ParsedDocument, TextRun } from '#lib/parse/parsed-document.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'
import {
  contentStream,
  linesAt,
  makePdf,
  type PageInput,
  rawPdf,
  type TextAt,
} from '../../fixtures/make-pdf.ts'

async function read(pages: PageInput[], title?: string): Promise<ParsedDocument> {
  const parsed = await parse(await makePdf(pages, title), { name: 'a.pdf' })
  expectLaws(parsed)
  return parsed
}

const shown = ({ text, blocks }: ParsedDocument) =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''}: ${text.slice(start, end)}`)

/** Where a word stands: its page and the run that holds it. */
function find({ text, pages }: ParsedDocument, word: string): { page: Page; run: TextRun } {
  const at = text.indexOf(word)
  for (const page of pages) {
    const run = page.runs.find(({ start, end }) => start <= at && at < end)
    if (run) return { page, run }
  }
  throw new Error(`No run holds ${word}.`)
}

/** The one box of words that stand together. */
function boxOf({ text, pages }: ParsedDocument, words: string) {
  const start = text.indexOf(words)
  const boxes = spanBoxes(pages, { start, end: start + words.length }).pages.flatMap((page) => page.boxes)
  expect(boxes).toHaveLength(1)
  return boxes[0]!
}

const near = (box: Record<string, number>) =>
  Object.fromEntries(Object.entries(box).map(([side, points]) => [side, expect.closeTo(points, 0)]))

/** How long a line of ten points is as drawn: without kerning, which pdf-lib counts in. */
async function helvetica(): Promise<(text: string) => number> {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica)
  return (text) => Array.from(text).reduce((sum, letter) => sum + font.widthOfTextAtSize(letter, 10), 0)
}

/** A page of A4 that draws this; F1 is Helvetica. */
function pdfOfStream(operators: string): Uint8Array {
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    contentStream(operators),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}

const left = [
  'The wheel of the mill was made from oak',
  'that had lain under water for a hundred',
  'years, and it has turned ever since the',
  'day on which the sluice was opened first',
]
const right = [
  'by the widow of the miller, who had sold',
  'her cows for it, and who wrote down what',
  'every sack of corn had brought her until',
  'the winter in which the river froze over.',
]

it('reads bytes that come in a Buffer, as files and uploads do, and leaves them whole', async () => {
  const bytes = Buffer.from(await makePdf([{ texts: linesAt(left, 72, 120) }]))
  const before = Buffer.from(bytes)
  expect((await parse(bytes, { name: 'a.pdf' })).text).toBe(left.join(' '))
  expect(bytes.equals(before)).toBe(true)
})

describe('the reading order of a PDF', () => {
  it('goes down one column before the next, below a title that spans both', async () => {
    const title = { text: 'A history of the mill and of the people who kept it', x: 72, y: 80, size: 16 }
    const parsed = await read([{ texts: [title, ...linesAt(left, 72, 120), ...linesAt(right, 310, 120)] }])
    expect(shown(parsed)).toEqual([`heading1: ${title.text}`, `paragraph: ${[...left, ...right].join(' ')}`])
  })

  it('does not depend on the order in which the file draws', async () => {
    const texts = [...linesAt(left, 72, 120), ...linesAt(right, 310, 126)]
    const shuffled = texts.map((_, index) => texts[(index * 3) % texts.length]!)
    expect((await read([{ texts: shuffled }])).text).toBe([...left, ...right].join(' '))
  })

  it('goes along the rows of a table', async () => {
    const row = (cells: string[], y: number): TextAt[] =>
      cells.map((text, index) => ({ text, x: 72 + index * 120, y }))
    const parsed = await read([
      {
        texts: [
          ...row(['Part', 'Year', 'Price'], 100),
          ...row(['Wheel', '1874', '310'], 114),
          ...row(['Stone', '1881', '95'], 128),
        ],
      },
    ])
    expect(shown(parsed)).toEqual([
      'table_row: Part | Year | Price',
      'table_row: Wheel | 1874 | 310',
      'table_row: Stone | 1881 | 95',
    ])
    expect(parsed.blocks.map(({ table, isHeader }) => [table, isHeader])).toEqual([
      [0, true],
      [0, false],
      [0, false],
    ])
  })

  it('has the words of one line that were placed one by one with spaces between them', async () => {
    const texts = [
      { text: 'One', x: 72, y: 100 },
      { text: 'by', x: 93, y: 100 },
      { text: 'one', x: 107, y: 100 },
    ]
    expect((await read([{ texts }])).text).toBe('One by one')
  })

  it('reads text that is turned by itself, after the rest', async () => {
    const turned = { text: 'Turned on the margin', x: 30, y: 500, rotate: 90 }
    expect((await read([{ texts: [turned, ...linesAt(left, 72, 120)] }])).text).toBe(
      `${left.join(' ')}\n\nTurned on the margin`,
    )
  })
})

describe('the paragraphs of a PDF', () => {
  it('are told by the space above them, by an inset first line and by a line that ends early', async () => {
    const texts = [...linesAt(left, 72, 100), ...linesAt(right, 72, 160)]
    texts.push(
      { text: 'An inset line begins a new one, which is', x: 92, y: 208 },
      { text: 'how books do it. It ends early.', x: 72, y: 220 },
    )
    texts.push({ text: 'This begins another, after the short line.', x: 72, y: 232 })
    expect(shown(await read([{ texts }]))).toEqual([
      `paragraph: ${left.join(' ')}`,
      `paragraph: ${right.join(' ')}`,
      'paragraph: An inset line begins a new one, which is how books do it. It ends early.',
      'paragraph: This begins another, after the short line.',
    ])
  })

  it('undo hyphens that only break a word, and keep those that a word has', async () => {
    const lines = [
      'All of the infor-',
      'mation on well-',
      'known water-',
      'wheels of Austria-',
      'Hungary in 1890-',
      '1910 is here; a well-known fact.',
    ]
    expect((await read([{ texts: linesAt(lines, 72, 100) }])).text).toBe(
      'All of the information on well-known waterwheels of Austria-Hungary in 1890-1910 is here; a well-known fact.',
    )
  })

  it('go on over the end of a page, whose last character is the space between', async () => {
    const parsed = await read([{ texts: linesAt(left, 72, 700) }, { texts: linesAt(right, 72, 100) }])
    expect(parsed.text).toBe(`${left.join(' ')} ${right.join(' ')}`)
    expect(parsed.blocks).toHaveLength(1)
    const [first, second] = parsed.pages as [Page, Page]
    expect(parsed.text.slice(first.start, first.end)).toBe(`${left.join(' ')} `)
    expect(parsed.text.slice(second.start, second.end)).toBe(right.join(' '))
  })

  it('are not cut by page numbers and running headers, which are read once and named in a warning', async () => {
    const page = (lines: string[], number: number): PageInput => ({
      texts: [
        { text: 'Notes on milling', x: 72, y: 40 },
        ...linesAt(lines, 72, 100),
        { text: `${number}`, x: 290, y: 810 },
      ],
    })
    const parsed = await read([page(left, 1), page(right.slice(0, 2), 2), page(right.slice(2), 3)])
    expect(parsed.text).toBe(`Notes on milling\n\n${left.join(' ')} ${right.join(' ')}`)
    expect(parsed.notes).toEqual([
      expect.stringMatching(/“Notes on milling”.*page numbers|page numbers.*“Notes on milling”/),
    ])
  })

  it('stand apart from headings, whose level goes by their size', async () => {
    const texts = [
      { text: 'The mill', x: 72, y: 80, size: 20 },
      { text: 'Its wheel', x: 72, y: 120, size: 14 },
      ...linesAt(left, 72, 140),
      { text: 'Its stones', x: 72, y: 210, isBold: true },
      ...linesAt(right, 72, 224),
    ]
    const parsed = await read([{ texts }])
    expect(shown(parsed).filter((block) => block.startsWith('heading'))).toEqual([
      'heading1: The mill',
      'heading2: Its wheel',
      'heading3: Its stones',
    ])
    expect(parsed.title).toBe('The mill')
  })

  it('stand apart from list items, with their depth', async () => {
    const texts = [
      ...linesAt(left, 72, 100),
      { text: '• oak', x: 84, y: 160 },
      { text: '• old oak', x: 104, y: 172 },
      { text: '• iron that is', x: 84, y: 184 },
      { text: 'heavy', x: 92, y: 196 },
    ]
    expect(shown(await read([{ texts }])).slice(1)).toEqual([
      'list_item1: • oak',
      'list_item2: • old oak',
      'list_item1: • iron that is heavy',
    ])
  })
})

describe('the boxes of a PDF', () => {
  const word: TextAt = { text: 'Wheel', x: 100, y: 200, size: 10 }

  it('are in points from the top left', async () => {
    const { page, run } = find(await read([{ texts: [word] }]), 'Wheel')
    expect([page.width, page.height]).toEqual([595, 842])
    expect(run.x).toBeCloseTo(100, 0)
    expect(run.y + run.height).toBeGreaterThan(200)
    expect(run.y).toBeGreaterThan(188)
    expect(run.y).toBeLessThan(195)
    expect(run.width).toBeCloseTo(28.3, 0)
  })

  it.each([
    // A quarter turn clockwise takes (x, y) to (height - y, x).
    { rotate: 90, box: { x: 639.9, y: 100, width: 11.2, height: 28.3 } },
    { rotate: 180, box: { x: 466.7, y: 639.9, width: 28.3, height: 11.2 } },
    { rotate: 270, box: { x: 190.9, y: 466.7, width: 11.2, height: 28.3 } },
  ])('follow a page that is turned by $rotate degrees', async ({ rotate, box }) => {
    expect(boxOf(await read([{ texts: [word], rotate }]), 'Wheel')).toEqual(near(box))
  })

  it('follow text that is turned on its page, up to parts of words', async () => {
    const turned = { ...word, x: 200, y: 400 }
    const up = await read([{ texts: [{ ...turned, rotate: 90 }] }])
    expect(boxOf(up, 'Wheel')).toEqual(near({ x: 190.9, y: 371.7, width: 11.2, height: 28.3 }))
    expect(boxOf(up, 'Whee')).toEqual(near({ x: 190.9, y: 373.9, width: 11.2, height: 26.1 }))
    const upsideDown = await read([{ texts: [{ ...turned, rotate: 180 }] }])
    expect(boxOf(upsideDown, 'Whee')).toEqual(near({ x: 173.9, y: 397.9, width: 26.1, height: 11.2 }))
  })

  it('count from the crop box', async () => {
    const crop = { x: 50, y: 42, width: 400, height: 700 }
    const { page, run } = find(await read([{ texts: [word], crop }]), 'Wheel')
    expect([page.width, page.height]).toEqual([400, 700])
    expect(run.x).toBeCloseTo(50, 0)
    expect(run.y + run.height).toBeGreaterThan(100)
    expect(run.y + run.height).toBeLessThan(104)
  })

  it('belong to exactly the characters that they show, a word or a sign each', async () => {
    const parsed = await read([{ texts: linesAt(left, 72, 100) }])
    const runs = parsed.pages[0]!.runs.map(({ start, end }) => parsed.text.slice(start, end))
    expect(runs).toEqual(left.flatMap((line) => line.match(/\w+|[^\w ]+/g)))
  })

  it('stand on the words of a line that the file draws in one piece', async () => {
    const line = 'All will fill, if a mighty MILL WHEEL with 1,496 ill-fitting oak blades turns'
    const parsed = await read([{ texts: [{ text: line, x: 72, y: 100, size: 10 }] }])
    const widthOf = await helvetica()
    for (const { start, x } of parsed.pages[0]!.runs) {
      const drawnAt = 72 + widthOf(line.slice(0, start))
      expect(Math.abs(x - drawnAt), line.slice(start)).toBeLessThan(0.1)
    }
  })

  it.each([
    ['words set wide, as in a justified line', '3 Tw', 3, 0],
    ['letters set apart', '0.8 Tc', 0, 0.8],
  ])('stand where %s are drawn', async (_, operator, perSpace, perLetter) => {
    const line = 'kept under a wide label'
    const parsed = await parse(pdfOfStream(`BT /F1 10 Tf ${operator} 72 700 Td (${line}) Tj ET`), {
      name: 'a.pdf',
    })
    expect(parsed.text).toBe(line)
    const widthOf = await helvetica()
    for (const { start, x } of parsed.pages[0]!.runs) {
      const before = line.slice(0, start)
      const apart = before.split(' ').length - 1
      const drawnAt = 72 + widthOf(before) + apart * perSpace + start * perLetter
      expect(Math.abs(x - drawnAt), line.slice(start)).toBeLessThan(0.1)
    }
  })

  it('follow what the file saves, sets and moves before it draws', async () => {
    const drawn = 'q 2 0 0 2 10 20 cm BT /F1 5 Tf 12 TL 40 300 Td T* 50 Tz 3 Ts [(Half) -1000 (size)] TJ ET Q'
    const parsed = await parse(pdfOfStream(drawn), { name: 'a.pdf' })
    // Half: from 10 + 2 * 40, on 20 + 2 * (300 - 12 + 3).
    expect(boxOf(parsed, 'Half')).toMatchObject({ x: expect.closeTo(90, 0), width: expect.closeTo(8.9, 0) })
    const { y, height } = boxOf(parsed, 'Half')
    expect(y + height).toBeCloseTo(842 - 602 + 2.1, 0)
    expect(boxOf(parsed, 'size').x).toBeCloseTo(90 + 8.9 + 5, 0)
  })
})

describe('reading a PDF', () => {
  const pages = Array.from({ length: 5 }, () => ({ texts: linesAt(left, 72, 100) }))

  it('tells of each page that is done', async () => {
    const progress: number[][] = []
    await parse(await makePdf(pages), {
      name: 'a.pdf',
      onProgress: (done, total) => progress.push([done, total]),
    })
    expect(progress).toEqual([
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
      [5, 5],
    ])
  })

  it('stops where it is told to', async () => {
    const stop = new AbortController()
    const reading = parse(await makePdf(pages), {
      name: 'a.pdf',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('leaves the bytes as they were', async () => {
    const bytes = await makePdf(pages)
    const copy = bytes.slice()
    await parse(bytes, { name: 'a.pdf' })
    expect(bytes).toEqual(copy)
  })

  it('takes the title from the file, and names pages without text', async () => {
    const parsed = await read([{ texts: linesAt(left, 72, 100) }, { texts: [] }], 'On milling')
    expect(parsed.title).toBe('On milling')
    expect(parsed.notes).toEqual([expect.stringContaining('Page 2 has no text')])
    expect(parsed.warnings).toEqual([])
    expect(parsed.pages[1]!.start).toBe(parsed.pages[1]!.end)
  })
})

/** A page with a label at each place and a filled form field beside it. */
async function form(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(
    await makePdf([
      {
        texts: [
          { text: 'Tenant:', x: 50, y: 100 },
          { text: 'Rent due:', x: 50, y: 140 },
        ],
      },
    ]),
  )
  const page = pdf.getPage(0)
  const fields = pdf.getForm()
  const add = (name: string, top: number, height = 18) => ({ x: 120, y: 842 - top, width: 200, height, name })
  const tenant = fields.createTextField('tenant')
  tenant.setText('Ada Orr of Oxley')
  tenant.addToPage(page, add('tenant', 105))
  const due = fields.createDropdown('due')
  due.setOptions(['monthly', 'weekly'])
  due.select('weekly')
  due.addToPage(page, add('due', 145))
  const notes = fields.createTextField('notes')
  notes.enableMultiline()
  notes.setText('No dogs.\nTwo cats.')
  notes.addToPage(page, add('notes', 260, 80))
  const secret = fields.createTextField('secret')
  secret.enablePassword()
  secret.setText('swordfish')
  secret.addToPage(page, add('secret', 300))
  fields.createTextField('empty').addToPage(page, add('empty', 340))
  return pdf.save()
}

describe('form fields', () => {
  it('are read with what was typed or chosen, beside their labels', async () => {
    const parsed = await parse(await form(), { name: 'form.pdf' })
    expectLaws(parsed)
    expect(parsed.text).toMatch(
      /Tenant:( \|)? Ada Orr of Oxley\s+Rent due:( \|)? weekly\s+No dogs\.\s+Two cats\.$/,
    )
    expect(parsed.text).not.toContain('swordfish')
  })

  it('have boxes inside their fields', async () => {
    const box = boxOf(await parse(await form(), { name: 'form.pdf' }), 'Ada Orr')
    expect(box.x).toBeGreaterThanOrEqual(120)
    expect(box.x + box.width).toBeLessThan(320)
    expect(box.y).toBeGreaterThan(86)
    expect(box.y + box.height).toBeLessThan(107)
  })
})
