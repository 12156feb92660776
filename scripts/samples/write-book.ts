import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import type { SourceBlock } from './read-source.ts'
import { wrap } from './wrap.ts'

/** Points: A5, one column. */
const sheet = { width: 419.53, height: 595.28, margin: 48, top: 60, bottom: 56 }
const columnWidth = sheet.width - 2 * sheet.margin
const ink = rgb(0.12, 0.13, 0.15)
const pale = rgb(0.55, 0.57, 0.6)

/** Sets the blocks as a small book: a title page, and a page for each heading of the second level. */
export async function writeBook(blocks: SourceBlock[], at: Date): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const book = new Book(pdf, {
    body: await pdf.embedFont(StandardFonts.TimesRoman),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  })
  pdf.setTitle(blocks[0]?.kind === 'heading' ? blocks[0].text : '')
  pdf.setProducer('Verbatim samples')
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
  for (const block of blocks) book.add(block)
  return pdf.save({ addDefaultPage: false })
}

class Book {
  readonly #pdf: PDFDocument
  readonly #fonts: { body: PDFFont; bold: PDFFont }
  #page: PDFPage
  #top = 0

  constructor(pdf: PDFDocument, fonts: { body: PDFFont; bold: PDFFont }) {
    this.#pdf = pdf
    this.#fonts = fonts
    this.#page = this.#newPage()
  }

  add(block: SourceBlock): void {
    if (block.kind === 'table') this.#table(block.rows)
    else if (block.kind === 'heading') this.#heading(block)
    else this.#text(block.text, { font: this.#fonts.body, size: 11.5, leading: 15.5, after: 9 })
  }

  #heading({ level, text }: { level: number; text: string }): void {
    if (level > 1) this.#page = this.#newPage()
    const size = level === 1 ? 20 : 14
    this.#text(text, { font: this.#fonts.bold, size, leading: size * 1.3, after: 10 })
  }

  #text(
    text: string,
    { font, size, leading, after }: { font: PDFFont; size: number; leading: number; after: number },
  ): void {
    for (const line of wrap(text, { font, size }, columnWidth)) {
      if (this.#top - leading < sheet.bottom) this.#page = this.#newPage()
      this.#draw(line, sheet.margin, font, size)
      this.#top -= leading
    }
    this.#top -= after
  }

  /** The columns are as wide as their widest cell, with what is left shared out; each page of a long table repeats its header. */
  #table([header = [], ...rows]: string[][]): void {
    const { body, bold } = this.#fonts
    const size = 9.5
    const widest = header.map((name, column) =>
      Math.max(
        bold.widthOfTextAtSize(name, size),
        ...rows.map((cells) => body.widthOfTextAtSize(cells[column] ?? '', size)),
      ),
    )
    const gap = (columnWidth - widest.reduce((sum, each) => sum + each, 0)) / Math.max(1, header.length)
    const starts = widest.map((_, column) =>
      widest.slice(0, column).reduce((sum, each) => sum + each + gap, sheet.margin),
    )
    const row = (cells: string[], font: PDFFont) => {
      cells.forEach((cell, column) => {
        this.#draw(cell, starts[column]!, font, size)
      })
      this.#top -= 14
    }
    row(header, bold)
    for (const cells of rows) {
      if (this.#top - 14 < sheet.bottom) {
        this.#page = this.#newPage()
        row(header, bold)
      }
      row(cells, body)
    }
  }

  #draw(text: string, x: number, font: PDFFont, size: number): void {
    this.#page.drawText(text, { x, y: this.#top - size, size, font, color: ink })
  }

  #newPage(): PDFPage {
    const page = this.#pdf.addPage([sheet.width, sheet.height])
    const text = String(this.#pdf.getPageCount())
    const x = (sheet.width - this.#fonts.body.widthOfTextAtSize(text, 9)) / 2
    page.drawText(text, { x, y: 30, size: 9, font: this.#fonts.body, color: pale })
    this.#top = sheet.height - sheet.top
    return page
  }
}
