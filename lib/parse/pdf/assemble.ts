import { cellSeparator } from '#lib/cell-separator.ts'
import type { Span } from '#lib/span.ts'
import type { Block, Page, TextRun } from '../parsed-document.ts'
import { joinOf } from './hyphens.ts'
import { hasSpaceBetween, type Line, type RuledTable } from './lines.ts'
import type { PageItem } from './page-item.ts'
import type { Draft } from './paragraphs.ts'
import { placeWords } from './place-words.ts'

/** A character that may join the one before it to another under NFC: a mark, or a vowel or final of Hangul. */
const joinsBackwards = /^[\p{M}\u1160-\u11ff]/u

export interface Assembled {
  text: string
  blocks: Block[]
  pages: Page[]
}

/**
 * Writes drafts into one text, with the box of every item's characters on its page.
 * @param drafts in reading order, their lines by ascending page
 * @param sizes  width and height of every page, in order; a page may have no lines
 * @param words  the document's words, for hyphens at line ends
 */
export function assemble(
  drafts: Draft[],
  sizes: Pick<Page, 'number' | 'width' | 'height'>[],
  words: Set<string>,
): Assembled {
  const writer = new PageWriter(sizes)
  const numbers = tableNumbers(drafts)
  const blocks = drafts.map((draft, index): Block => {
    const last = drafts[index - 1]
    const isTight = last?.kind === draft.kind && (draft.kind === 'list_item' || isSameTable(last, draft))
    if (last) writer.write(isTight ? '\n' : '\n\n')
    const start = writer.begin(draft.lines[0]!.page)
    if (draft.kind === 'table_row') {
      const cells = writeRow(writer, draft.lines[0]!, words)
      const isHeader = draft.lines[0]!.row?.isHeader ?? !isTight
      return { kind: draft.kind, start, end: writer.length, table: numbers[index]!, isHeader, cells }
    }
    draft.lines.forEach((line, at) => {
      writeLine(writer, draft, line, at, words)
    })
    const level = draft.level === undefined ? {} : { level: draft.level }
    return { kind: draft.kind, start, end: writer.length, ...level }
  })
  return { text: writer.finish(), blocks, pages: writer.pages }
}

/** The number of each row's table, from 0; a foot of the page may stand between the rows of one. */
function tableNumbers(drafts: Draft[]): number[] {
  const ruled = new Map<RuledTable, number>()
  let count = 0
  const numbers: number[] = []
  drafts.forEach((draft, index) => {
    const table = draft.lines[0]!.row?.table
    const last = drafts[index - 1]
    const before = table
      ? ruled.get(table)
      : last && isSameTable(last, draft)
        ? numbers[index - 1]
        : undefined
    numbers.push(draft.kind === 'table_row' ? (before ?? count++) : -1)
    if (table) ruled.set(table, numbers[index]!)
  })
  return numbers
}

function isSameTable(last: Draft, next: Draft): boolean {
  if (last.kind !== 'table_row' || next.kind !== 'table_row') return false
  return last.lines[0]!.row?.table === next.lines[0]!.row?.table
}

function writeRow(writer: PageWriter, line: Line, words: Set<string>): Span[] {
  const cells = line.row?.cells ?? line.cells.map((items) => [{ ...line, cells: [items] }])
  return cells.map((lines, index) => {
    if (index > 0) writer.write(cellSeparator)
    const start = writer.length
    lines.forEach((own, at) => {
      const next = lines[at + 1]
      const join = next && joinOf(own.text, next.text, words)
      writeCells(writer, own, join?.dropHyphen ?? false)
      if (join) writer.write(join.separator)
    })
    return { start, end: writer.length }
  })
}

function writeCells(writer: PageWriter, line: Line, dropsHyphen: boolean): void {
  line.cells.forEach((items, index) => {
    if (index > 0) writer.write(' ')
    writeItems(writer, items, dropsHyphen && index === line.cells.length - 1)
  })
}

function writeItems(writer: PageWriter, items: PageItem[], dropsHyphen: boolean): void {
  items.forEach((item, index) => {
    if (index > 0 && hasSpaceBetween(items[index - 1]!, item)) writer.write(' ')
    const isCut = dropsHyphen && index === items.length - 1
    writer.writeItem(item, isCut ? item.text.slice(0, -1) : item.text)
  })
}

function writeLine(writer: PageWriter, draft: Draft, line: Line, at: number, words: Set<string>): void {
  writer.begin(line.page)
  const next = draft.lines[at + 1]
  const join = next && joinOf(line.text, next.text, words)
  writeCells(writer, line, join?.dropHyphen ?? false)
  if (!join) return
  const isMeant = draft.joints[at + 1] === '\n' && draft.kind !== 'heading' && join.separator === ' '
  writer.write(isMeant ? '\n' : join.separator)
}

/** Keeps the text, the page it has come to and that page's runs in step. */
class PageWriter {
  readonly pages: Page[]
  #parts: string[] = []
  #length = 0
  #current = 0

  constructor(sizes: Pick<Page, 'number' | 'width' | 'height'>[]) {
    this.pages = sizes.map((size) => ({ ...size, start: 0, end: 0, runs: [] }))
  }

  get length(): number {
    return this.#length
  }

  /** Goes on to the page of that number; pages in between are blank. Returns where the text has come to. */
  begin(number: number): number {
    while (this.pages[this.#current]!.number < number) {
      this.pages[this.#current]!.end = this.#length
      this.pages[++this.#current]!.start = this.#length
    }
    return this.#length
  }

  write(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }

  /** Writes an item's text, each word and sign as a run; a mark that belongs to the character before joins that one's run. */
  writeItem(item: PageItem, text: string): void {
    if (text === '') return
    const { runs } = this.pages[this.#current]!
    const last = runs.at(-1)
    if (last?.end === this.#length && joinsBackwards.test(text)) {
      this.#extend(last, item, text)
      return
    }
    for (const { text: word, isSpace, ...box } of placeWords(item, text)) {
      if (!isSpace) runs.push({ start: this.#length, end: this.#length + word.length, ...box })
      this.write(word)
    }
  }

  finish(): string {
    this.pages[this.#current]!.end = this.#length
    for (const page of this.pages.slice(this.#current + 1)) page.start = page.end = this.#length
    return this.#parts.join('')
  }

  #extend(run: TextRun, box: Box, text: string): void {
    const before = this.#parts.pop() ?? ''
    this.#length -= before.length
    this.write((before + text).normalize('NFC'))
    run.end = this.#length
    Object.assign(run, union(run, box))
  }
}

type Box = Pick<TextRun, 'x' | 'y' | 'width' | 'height'>

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
