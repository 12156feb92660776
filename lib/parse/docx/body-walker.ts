import type { DocumentBuilder } from '../document-builder.ts'
import { Numbering } from './numbering.ts'
import { readParagraph } from './paragraph-text.ts'
import { Styles } from './styles.ts'
import { childOf, childrenOf, isElement, type XmlElement } from './xml.ts'

/** Elements that hold blocks and add nothing of their own. */
const wrappers = new Set('sdt sdtContent customXml ins moveTo smartTag AlternateContent Choice'.split(' '))

/** Adds the blocks of a Word document to a builder, and keeps which notes they refer to. */
export class BodyWalker {
  readonly footnotes: string[] = []
  readonly endnotes: string[] = []
  readonly #builder: DocumentBuilder
  readonly #styles: Styles
  readonly #numbering: Numbering
  #tables = 0

  constructor(
    builder: DocumentBuilder,
    stylesXml: Uint8Array | undefined,
    numberingXml: Uint8Array | undefined,
  ) {
    this.#builder = builder
    this.#styles = new Styles(stylesXml)
    this.#numbering = new Numbering(numberingXml)
  }

  addBlock(element: XmlElement): void {
    if (element.name === 'p') this.#addParagraph(element)
    else if (element.name === 'tbl') this.#addTable(element)
    else if (wrappers.has(element.name)) this.addBlocks(element)
  }

  addBlocks(container: XmlElement): void {
    for (const child of container.children) if (isElement(child)) this.addBlock(child)
  }

  #addParagraph(paragraph: XmlElement): void {
    const parts = readParagraph(paragraph)
    const style = this.#styles.resolve(childOf(paragraph, 'pPr'))
    const level = style.numberingLevel ?? 0
    const isNumbered = this.#numbering.has(style.numberingId) && parts.text.trim() !== ''
    const text = (isNumbered ? this.#numbering.next(style.numberingId!, level) : '') + parts.text
    if (style.headingLevel) this.#builder.add({ kind: 'heading', level: style.headingLevel, text })
    else if (isNumbered) this.#builder.add({ kind: 'list_item', level: Math.min(6, level + 1), text })
    else this.#builder.add({ kind: 'paragraph', text })
    this.footnotes.push(...parts.footnotes)
    this.endnotes.push(...parts.endnotes)
    for (const box of parts.boxes) this.addBlocks(box)
  }

  /** A table of one column only frames its paragraphs, which are read as such. */
  #addTable(table: XmlElement): void {
    const rows = rowsOf(table).map((row) => cellsOf(row))
    if (rows.every((cells) => cells.length <= 1)) {
      for (const cell of rows.flat()) this.addBlocks(cell)
      return
    }
    const number = this.#tables++
    rows.forEach((cells, index) => {
      this.#builder.addRow({
        table: number,
        isHeader: index === 0,
        cells: cells.map((cell) => this.#cellText(cell)),
      })
    })
  }

  #cellText(container: XmlElement): string {
    const texts = container.children.filter(isElement).map((child) => {
      if (child.name !== 'p') return child.name === 'tcPr' ? '' : this.#cellText(child)
      const parts = readParagraph(child)
      this.footnotes.push(...parts.footnotes)
      this.endnotes.push(...parts.endnotes)
      return [parts.text, ...parts.boxes.map((box) => this.#cellText(box))].join(' ')
    })
    return texts.filter((text) => text.trim() !== '').join(' ')
  }
}

/** Rows, those inside content controls too; rows whose deletion is tracked are left out. */
function rowsOf(table: XmlElement): XmlElement[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return childOf(childOf(child, 'trPr'), 'del') ? [] : [child]
    return wrappers.has(child.name) ? rowsOf(child) : []
  })
}

function cellsOf(row: XmlElement): XmlElement[] {
  const wrapped = row.children.filter(isElement).filter((child) => wrappers.has(child.name))
  return wrapped.length === 0
    ? childrenOf(row, 'tc')
    : row.children
        .filter(isElement)
        .flatMap((child) => (child.name === 'tc' ? [child] : wrappers.has(child.name) ? cellsOf(child) : []))
}
