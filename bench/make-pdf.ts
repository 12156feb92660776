import { PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib'
import { makeParagraphs } from './sentences.ts'

/** Points: A4 with one column of running text. */
const layout = { width: 595, height: 842, margin: 68, size: 10.5, leading: 14, heading: 14, gap: 5 }
const wordsPerPage = 450

/**
 * Makes a PDF of running text, about 450 words a page, with a heading every tenth page and page numbers.
 * @param seed the same seed gives the same bytes
 */
export async function makePdf(pageCount: number, seed: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  for (let number = 1; number <= pageCount; number++) {
    const page = pdf.addPage([layout.width, layout.height])
    let y = layout.height - layout.margin
    if (number % 10 === 1) {
      page.drawText(`Chapter ${Math.ceil(number / 10)}`, {
        x: layout.margin,
        y,
        size: layout.heading,
        font: bold,
      })
      y -= 2 * layout.leading
    }
    for (const paragraph of makeParagraphs(seed + number, wordsPerPage)) {
      for (const line of wrap(paragraph, font, layout.width - 2 * layout.margin)) {
        page.drawText(line, { x: layout.margin, y, size: layout.size, font })
        y -= layout.leading
      }
      y -= layout.gap
    }
    page.drawText(String(number), { x: layout.width / 2, y: 30, size: 9, font })
  }
  return pdf.save()
}

function wrap(text: string, font: PDFFont, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && font.widthOfTextAtSize(longer, layout.size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
