import { describe, expect, it } from 'vitest'
import { spanBoxes } from '#lib/boxes.ts'
import { chunk } from '#lib/chunk/chunk.ts'
import { parse } from '#lib/parse/parse.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'
import {
  type Cell,
  cellsOf,
  gridLines,
  type Layout,
  layOutTable,
  levelLines,
  piecedLines,
  thinAreas,
} from '../../fixtures/lay-out-table.ts'
import { type LineAt, linesAt, makePdf, type PageInput } from '../../fixtures/make-pdf.ts'

async function read(pages: PageInput[]): Promise<ParsedDocument> {
  const parsed = await parse(await makePdf(pages), { name: 'a.pdf' })
  expectLaws(parsed)
  return parsed
}

/** Each block with its kind; of rows their table, with an H where they are its header. */
const shown = ({ text, blocks }: ParsedDocument) =>
  blocks.map(({ kind, table, isHeader, start, end }) => {
    const name = kind === 'table_row' ? `${table}${isHeader ? 'H' : ''}` : kind
    return `${name}: ${text.slice(start, end)}`
  })

const one = (text: string): Cell => [text]
const header = ['Part', 'What is done to it', 'Paid by', 'Cost'].map(one)
const wheel = [
  ['Wheel'],
  ['The paddles are renewed with', 'oak, and the iron bands of the', 'rim are set anew'],
  ['The owner of', 'the mill'],
  ['310'],
]
const stone = [['Upper', 'stone'], ['Dressed'], [], ['95']]
const sluice = [['Sluice'], ['Its gate is hung again, and the', 'chain oiled'], ['The miller'], ['42']]
const widths = [70, 170, 90, 60]
const rows = [header, wheel, stone, sluice]
const wanted = [
  '0H: Part | What is done to it | Paid by | Cost',
  '0: Wheel | The paddles are renewed with oak, and the iron bands of the rim are set anew | The owner of the mill | 310',
  '0: Upper stone | Dressed |  | 95',
  '0: Sluice | Its gate is hung again, and the chain oiled | The miller | 42',
]
const table = layOutTable(rows, widths)

describe('a table whose cells run over several lines has each cell in one piece', () => {
  it.each<[string, Partial<PageInput>]>([
    ['where lines frame every cell', { lines: gridLines(table) }],
    ['where the lines are pieces that nearly touch', { lines: piecedLines(table) }],
    ['where the lines are thin areas', { areas: thinAreas(table) }],
    ['where every cell is an area of its own', { areas: cellsOf(table, 0.75) }],
    [
      'where its sides are open',
      { lines: gridLines(table).filter(([x1, , x2]) => x1 !== x2 || (x1 !== 60 && x1 !== 450)) },
    ],
    ['where level lines part its rows', { lines: levelLines(table.xs, table.ys) }],
    ['where no line is above its header', { lines: levelLines(table.xs, table.ys.slice(1)) }],
    [
      'where every other row is an area',
      { areas: [0, 2].map((row) => cellsOf({ xs: [60, 450], ys: table.ys })[row]!) },
    ],
    [
      'where its lines are above and below the header, and at the end',
      { lines: levelLines(table.xs, [table.ys[0]!, table.ys[1]!, table.ys.at(-1)!]) },
    ],
    [
      'where lines part its columns and the header, and no other rows',
      {
        lines: [
          ...levelLines(table.xs, [table.ys[0]!, table.ys[1]!, table.ys.at(-1)!]),
          ...table.xs.map((x) => [x, table.ys[0]!, x, table.ys.at(-1)!] as [number, number, number, number]),
        ],
      },
    ],
  ])('%s', async (_, drawn) => {
    expect(shown(await read([{ texts: table.texts, ...drawn }]))).toEqual(wanted)
  })

  it.each([90, 180, 270])('on a page that is turned by %s degrees', async (rotate) => {
    const parsed = await read([{ texts: table.texts, lines: gridLines(table), rotate }])
    expect([...parsed.blocks.map(({ kind }) => kind)]).toEqual(rows.map(() => 'table_row'))
    expect(shown(parsed)).toEqual(wanted)
  })

  it('where the file draws it column by column', async () => {
    const texts = table.texts.toSorted((a, b) => a.x - b.x || a.y - b.y)
    expect(shown(await read([{ texts, lines: gridLines(table) }]))).toEqual(wanted)
  })

  it('where words of two cells all but touch', async () => {
    const near = layOutTable(
      [header, [one('Wheel'), one('Its oak is renewed now'), one('The owner'), one('9')]],
      [36, 108, 50, 60],
    )
    expect(shown(await read([{ texts: near.texts, lines: gridLines(near) }]))).toEqual([
      wanted[0],
      '0: Wheel | Its oak is renewed now | The owner | 9',
    ])
  })
})

describe('the words of a cell', () => {
  it('are marked on each of the lines that they stand on, and nowhere else', async () => {
    const parsed = await read([{ texts: table.texts, lines: gridLines(table) }])
    const words = 'with oak, and the iron bands of the rim'
    const start = parsed.text.indexOf(words)
    const boxes = spanBoxes(parsed.pages, { start, end: start + words.length }).pages.flatMap(
      (page) => page.boxes,
    )
    expect(boxes).toHaveLength(3)
    for (const { x, width } of boxes) {
      expect(x).toBeGreaterThan(table.xs[1]!)
      expect(x + width).toBeLessThan(table.xs[2]!)
    }
    expect(boxes.map(({ y }) => Math.round(y - boxes[0]!.y))).toEqual([0, 12, 24])
  })

  it('are joined without the hyphen that only breaks a word', async () => {
    const broken = layOutTable(
      [header, [one('Wheel'), ['Its water-', 'tight pad-', 'dles'], one('Both'), one('1')]],
      widths,
    )
    expect(shown(await read([{ texts: broken.texts, lines: gridLines(broken) }]))[1]).toBe(
      '0: Wheel | Its watertight paddles | Both | 1',
    )
  })

  it('have the names of their columns in passages', async () => {
    const parsed = await read([{ texts: table.texts, lines: gridLines(table) }])
    const limits = { maxTokens: 40, countTokens: (text: string) => text.split(/\s+/).length }
    const passages = chunk(parsed, limits as never)
    expect(passages.flatMap(({ tables }) => tables?.map((part) => part.header) ?? [])).toContainEqual(
      header.flat(),
    )
  })
})

describe('cells that span several rows or columns', () => {
  const spanning: Layout = layOutTable(
    [
      [[], one('Sacks'), [], one('Men')],
      [one('Year'), one('Wheat'), one('Rye'), []],
      [['The first', 'two'], one('12'), one('14'), one('3')],
      [[], one('11'), one('9'), one('4')],
      [one('What follows was written down later'), [], [], []],
      [one('The last'), one('8'), one('7'), one('2')],
    ],
    [110, 60, 60, 60],
  )
  const [x0, x1, x2, x3, x4] = spanning.xs as [number, number, number, number, number]
  const [y0, y1, y2, y3, y4, y5, y6] = spanning.ys as [number, number, number, number, number, number, number]

  it('stand below the name of their first column, which a header of two rows gives in its second', async () => {
    const parsed = await read([
      {
        texts: spanning.texts,
        lines: [
          ...levelLines([x0, x4], [y0, y2, y4, y5, y6]),
          [x1, y1, x3, y1],
          [x1, y3, x4, y3],
          [x0, y0, x0, y6],
          [x4, y0, x4, y6],
          ...[x1, x3].flatMap((x): [number, number, number, number][] => [
            [x, y0, x, y4],
            [x, y5, x, y6],
          ]),
          [x2, y1, x2, y4],
          [x2, y5, x2, y6],
        ],
      },
    ])
    expect(shown(parsed)).toEqual([
      '0H:  | Sacks |  | ',
      '0H: Year | Wheat | Rye | Men',
      '0: The first two | 12 | 14 | 3',
      '0:  | 11 | 9 | 4',
      '0: What follows was written down later |  |  | ',
      '0: The last | 8 | 7 | 2',
    ])
  })
})

it('has no header where each row is named by a bold first cell', async () => {
  const labels = layOutTable(
    [
      [one('Landlord'), ['Ada Orr, who', 'lets the mill']],
      [one('Tenant'), one('Ben Tarn')],
    ],
    [80, 120],
  )
  const texts = labels.texts.map((text) => ({ ...text, isBold: text.x < 100 }))
  expect(shown(await read([{ texts, lines: gridLines(labels) }]))).toEqual([
    '0: Landlord | Ada Orr, who lets the mill',
    '0: Tenant | Ben Tarn',
  ])
})

describe('a table that goes on over the end of a page', () => {
  const page = (rows: Cell[][], number: number): PageInput => {
    const part = layOutTable(rows, widths, 60, number === 1 ? 740 - 36 : 60)
    return { texts: [...part.texts, { text: `${number}`, x: 290, y: 820 }], lines: gridLines(part) }
  }
  const over = [wanted[0], wanted[1], wanted[2], wanted[3]]

  it.each<[string, Cell[][]]>([
    ['without its header', [stone, sluice]],
    ['with its header again', [header, stone, sluice]],
  ])('is one table, %s', async (_, second) => {
    const parsed = await read([page([header, wheel], 1), page(second, 2)])
    expect(shown(parsed).filter((line) => /^\d/.test(line))).toEqual(over)
  })

  it('says that a header which is repeated was left out', async () => {
    const parsed = await read([page([header, wheel], 1), page([header, stone, sluice], 2)])
    expect(parsed.notes).toEqual([expect.stringContaining('left out on page 2')])
  })
})

it('has the rows of an invoice, which no line parts, above the total that stands in the last columns alone', async () => {
  const goods = layOutTable(
    [
      ['Number', 'Goods', 'Sum'].map(one),
      [
        ['1', '', '2', '3', ''],
        [
          'Rope of hemp, in three strands,',
          'on a drum',
          'Lamp oil',
          'Canvas, number four, in bolts of',
          'thirty yards',
        ],
        ['28', '', '25', '31'],
      ],
      [[], one('Total'), one('84')],
    ],
    [60, 180, 60],
  )
  const [x0, x1, , x3] = goods.xs as [number, number, number, number]
  const [y0, y1, y2, y3] = goods.ys as [number, number, number, number]
  const lines = [...levelLines([x0, x3], [y0, y1, y3]), ...goods.xs.map((x): LineAt => [x, y0, x, y3])]
  const texts = goods.texts.filter(({ text }) => text !== '')
  expect(shown(await read([{ texts, lines: [...lines, [x1, y2, x3, y2]] }]))).toEqual([
    '0H: Number | Goods | Sum',
    '0: 1 | Rope of hemp, in three strands, on a drum | 28',
    '0: 2 | Lamp oil | 25',
    '0: 3 | Canvas, number four, in bolts of thirty yards | 31',
    '0:  | Total | 84',
  ])
})

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

describe('what stands beside a table', () => {
  it('is read in its own column', async () => {
    const small = layOutTable(
      [
        [one('Sack'), one('Price')],
        [['Wheat, of', 'the north'], one('12')],
      ],
      [80, 80],
      72,
      160,
    )
    const parsed = await read([
      {
        texts: [
          ...linesAt(left, 72, 100),
          ...small.texts,
          ...linesAt([...right, ...left, ...right], 310, 100),
        ],
        lines: gridLines(small),
      },
    ])
    expect(shown(parsed)).toEqual([
      `paragraph: ${left.join(' ')}`,
      '0H: Sack | Price',
      '0: Wheat, of the north | 12',
      `paragraph: ${[...right, ...left, ...right].join(' ')}`,
    ])
  })
})

describe('no table is made of', () => {
  const prose = [...left, ...right]
  const both = [...linesAt(left, 72, 120), ...linesAt(right, 310, 120)]
  const text = prose.join(' ')
  const box = (x1: number, y1: number, x2: number, y2: number) =>
    gridLines({ texts: [], xs: [x1, x2], ys: [y1, y2] })
  it.each<[string, PageInput, string]>([
    ['a framed paragraph', { texts: linesAt(prose, 72, 120), lines: box(66, 106, 280, 212) }, text],
    ['a page border', { texts: linesAt(prose, 72, 120), lines: box(20, 20, 575, 822) }, text],
    [
      'two framed paragraphs that share an edge',
      {
        texts: [...linesAt(left, 72, 120), ...linesAt(right, 72, 174)],
        lines: gridLines({ texts: [], xs: [66, 280], ys: [106, 162, 218] }),
      },
      `${left.join(' ')}\n\n${right.join(' ')}`,
    ],
    [
      'columns of prose with lines around and between them',
      { texts: both, lines: [...box(66, 100, 520, 170), [300, 100, 300, 170]] },
      text,
    ],
    [
      'columns of prose below and above lines',
      { texts: both, lines: levelLines([66, 520], [60, 100, 170, 400]) },
      text,
    ],
    [
      'underlined words',
      {
        texts: linesAt(prose, 72, 120),
        lines: [
          [72, 122, 140, 122],
          [72, 134, 140, 134],
          [72, 146, 140, 146],
        ],
      },
      text,
    ],
    [
      'paragraphs between lines',
      {
        texts: [...linesAt(left, 72, 120), ...linesAt(right, 72, 184)],
        lines: levelLines([72, 280], [106, 168, 236]),
      },
      `${left.join(' ')}\n\n${right.join(' ')}`,
    ],
  ])('%s', async (_, page, expected) => {
    const parsed = await read([page])
    expect(parsed.blocks.filter(({ kind }) => kind === 'table_row')).toEqual([])
    expect(parsed.text).toBe(expected)
  })

  it('boxes for the digits of a number', async () => {
    const boxes = { texts: [], xs: [100, 120, 140, 160, 180], ys: [100, 120] }
    const texts = Array.from('1867', (text, index) => ({ text, x: 106 + index * 20, y: 114 }))
    const parsed = await read([{ texts, lines: gridLines(boxes) }])
    expect(parsed.blocks.map(({ kind }) => kind)).toEqual(['paragraph'])
  })

  it('a chart with its axes, its lines and its labels', async () => {
    const xs = [100, 150, 200, 250, 300]
    const ys = [100, 130, 160, 190, 220]
    const texts = [
      ...ys.map((y, index) => ({ text: `${40 - index * 10}`, x: 82, y: y + 3 })),
      ...xs.slice(1).map((x, index) => ({ text: `20${index + 10}`, x: x - 35, y: 232 })),
      { text: 'the flood', x: 190, y: 128 },
    ]
    const parsed = await read([{ texts, lines: gridLines({ texts: [], xs, ys }) }])
    expect(parsed.text).not.toContain(' | the flood')
    expect(parsed.text).toContain('the flood')
  })
})
