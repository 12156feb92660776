import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import type { SourceBlock } from './read-source.ts'
import { wrap } from './wrap.ts'

/** Points. A4, two columns. */
const sheet = { width: 595.28, height: 841.89, marginX: 58, top: 72, bottom: 78, gutter: 26 }
const columnWidth = (sheet.width - 2 * sheet.marginX - sheet.gutter) / 2
const ink = rgb(0.12, 0.13, 0.15)
const rule = rgb(0.6, 0.62, 0.66)

interface TextStyle {
  font: PDFFont
  /** Points. */
  size: number
  leading: number
  before: number
  after: number
}

/** Where the next line goes: `top` is the free edge of the column, in points from the bottom of the page. */
interface Cursor {
  page: PDFPage
  column: 0 | 1
  top: number
  /** Where columns start on this page, below the title on the first. */
  columnTop: number
}

/** Sets the blocks as a two-column report; the first heading and paragraph run over both columns. */
export async function writePdf(blocks: SourceBlock[], at: Date): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const styles = await makeStyles(pdf)
  const [title, lead, ...rest] = blocks
  if (title?.kind !== 'heading' || lead?.kind !== 'paragraph')
    throw new Error('Expected a report to begin with a heading and a paragraph.')
  pdf.setTitle(title.text)
  pdf.setProducer('Verbatim samples')
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
  const setter = new Setter(pdf, styles)
  setter.wide(title.text, styles.title)
  setter.wide(lead.text, styles.lead)
  for (const block of rest) setter.add(block)
  return pdf.save({ addDefaultPage: false })
}

async function makeStyles(pdf: PDFDocument) {
  const serif = await pdf.embedFont(StandardFonts.TimesRoman)
  const italic = await pdf.embedFont(StandardFonts.TimesRomanItalic)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  return {
    title: { font: bold, size: 21, leading: 27, before: 0, after: 6 },
    lead: { font: italic, size: 12, leading: 16, before: 0, after: 18 },
    heading: { font: bold, size: 13, leading: 17, before: 14, after: 5 },
    body: { font: serif, size: 11.5, leading: 15.5, before: 0, after: 7 },
    caption: { font: italic, size: 9.5, leading: 12, before: 2, after: 8 },
    cell: { font: serif, size: 9.5, leading: 14, before: 0, after: 0 },
    headerCell: { font: bold, size: 8.5, leading: 14, before: 0, after: 0 },
    footer: { font: serif, size: 9, leading: 11, before: 0, after: 0 },
  } satisfies Record<string, TextStyle>
}

class Setter {
  readonly #pdf: PDFDocument
  readonly #styles: Awaited<ReturnType<typeof makeStyles>>
  #at: Cursor

  constructor(pdf: PDFDocument, styles: Awaited<ReturnType<typeof makeStyles>>) {
    this.#pdf = pdf
    this.#styles = styles
    this.#at = this.#newPage()
  }

  /** Text over the whole width, before any column has begun. */
  wide(text: string, style: TextStyle): void {
    for (const line of wrap(text, style, sheet.width - 2 * sheet.marginX)) this.#line(line, style)
    this.#at.top -= style.after
    this.#at.columnTop = this.#at.top
  }

  add(block: SourceBlock): void {
    if (block.kind === 'table') this.#table(block.rows)
    else this.#text(block)
  }

  #text(block: Exclude<SourceBlock, { kind: 'table' }>): void {
    const style = this.#styleOf(block)
    const lines = wrap(block.text, style, columnWidth)
    const isHeading = block.kind === 'heading'
    // A heading stays with at least three lines of what follows it.
    this.#reserve(isHeading ? lines.length * style.leading + 3 * this.#styles.body.leading : style.leading)
    if (this.#at.top < this.#at.columnTop) this.#at.top -= style.before
    for (const line of lines) {
      this.#reserve(style.leading)
      this.#line(line, style)
    }
    this.#at.top -= style.after
  }

  #styleOf(block: Exclude<SourceBlock, { kind: 'table' }>): TextStyle {
    if (block.kind === 'heading') return this.#styles.heading
    return block.text.startsWith('Table ') && block.text.includes('. ', 6) && block.text.length < 80
      ? this.#styles.caption
      : this.#styles.body
  }

  #table(rows: string[][]): void {
    const { cell, headerCell } = this.#styles
    this.#reserve((rows.length + 2) * cell.leading)
    this.#at.top -= 4
    const starts = cellStarts(rows, cell, columnWidth)
    for (const [index, cells] of rows.entries()) {
      const style = index === 0 ? headerCell : cell
      for (const [position, text] of cells.entries())
        this.#draw(text, style, this.#left() + (starts[position] ?? 0))
      this.#at.top -= style.leading
      if (index === 0) this.#rule(this.#at.top)
    }
    this.#rule(this.#at.top)
    this.#at.top -= 4
  }

  #left(): number {
    return sheet.marginX + this.#at.column * (columnWidth + sheet.gutter)
  }

  #line(text: string, style: TextStyle): void {
    this.#draw(text, style, this.#left())
    this.#at.top -= style.leading
  }

  #draw(text: string, style: TextStyle, x: number): void {
    this.#at.page.drawText(text, {
      x,
      y: this.#at.top - style.size,
      size: style.size,
      font: style.font,
      color: ink,
    })
  }

  #rule(y: number): void {
    const start = { x: this.#left(), y }
    this.#at.page.drawLine({ start, end: { x: start.x + columnWidth, y }, thickness: 0.5, color: rule })
  }

  /** Moves to the next column, or page, unless so many points are free. */
  #reserve(height: number): void {
    if (this.#at.top - height >= sheet.bottom) return
    this.#at = this.#at.column === 0 ? { ...this.#at, column: 1, top: this.#at.columnTop } : this.#newPage()
  }

  #newPage(): Cursor {
    const page = this.#pdf.addPage([sheet.width, sheet.height])
    const style = this.#styles.footer
    const text = String(this.#pdf.getPageCount())
    const x = (sheet.width - style.font.widthOfTextAtSize(text, style.size)) / 2
    page.drawText(text, { x, y: 36, size: style.size, font: style.font, color: rule })
    const top = sheet.height - sheet.top
    return { page, column: 0, top, columnTop: top }
  }
}

/** Where each cell of a row begins, in points: columns get their widest text and an equal part of what is left. */
function cellStarts(rows: string[][], style: TextStyle, width: number): number[] {
  const columns = rows[0]?.length ?? 0
  const widest = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((cells) => style.font.widthOfTextAtSize(cells[column] ?? '', style.size))),
  )
  const gap = (width - widest.reduce((sum, each) => sum + each, 0)) / Math.max(1, columns)
  if (gap < 4) throw new Error('Expected a table that fits its column. Shorten its cells.')
  return widest.map((_, column) => widest.slice(0, column).reduce((sum, each) => sum + each + gap, 0))
}
