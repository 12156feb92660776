import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { SourceBlock } from './read-source.ts'

const headings = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
/** Twentieths of a point: the text width of an A4 page with 25 mm margins. */
const textWidth = 9070

/** Sets the blocks as a Word document with real heading styles, lists and tables. */
export async function writeDocx(blocks: SourceBlock[]): Promise<Uint8Array> {
  const first = blocks[0]
  const notes = blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.footnotes ?? []) : []))
  const document = new Document({
    creator: 'Verbatim samples',
    title: first?.kind === 'heading' ? first.text : '',
    styles: { default: { document: { run: { font: 'Georgia', size: 22 } } } },
    numbering: { config: [{ reference: 'items', levels: [bullet()] }] },
    footnotes: Object.fromEntries(
      notes.map((text, at) => [String(at + 1), { children: [new Paragraph(text)] }]),
    ),
    sections: [{ children: blocks.map((block) => toElement(block, notes)) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function bullet() {
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 480, hanging: 240 } } },
  }
}

function toElement(block: SourceBlock, notes: string[]): Paragraph | Table {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        text: block.text,
        heading: headings[block.level - 1] ?? HeadingLevel.HEADING_4,
        spacing: { before: 280, after: 120 },
      })
    case 'paragraph':
      return new Paragraph({
        children: [
          new TextRun(block.text),
          ...(block.footnotes ?? []).map((text) => new FootnoteReferenceRun(notes.indexOf(text) + 1)),
        ],
        spacing: { after: 140, line: 300 },
      })
    case 'item':
      return new Paragraph({
        text: block.text,
        numbering: { reference: 'items', level: 0 },
        spacing: { after: 60 },
      })
    case 'table':
      return toTable(block.rows)
  }
}

function toTable(rows: string[][]): Table {
  const width = Math.floor(textWidth / Math.max(1, rows[0]?.length ?? 1))
  const cell = (text: string, bold: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ children: [new TextRun({ text, bold })] })],
    })
  return new Table({
    columnWidths: rows[0]?.map(() => width) ?? [],
    rows: rows.map(
      (cells, index) =>
        new TableRow({ tableHeader: index === 0, children: cells.map((text) => cell(text, index === 0)) }),
    ),
  })
}
