import type { PDFFont } from 'pdf-lib'

/** Breaks text at spaces into lines that are no wider than `width` points. */
export function wrap(text: string, { font, size }: { font: PDFFont; size: number }, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}
