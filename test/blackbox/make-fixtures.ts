/**
 * Makes the fixtures beside this file that no editor can write, the same to the byte each time:
 *
 *     npx tsx test/blackbox/make-fixtures.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'

const beside = (name: string) => new URL(name, import.meta.url)
/** One grey dot as a PNG: enough for a page that shows something and says nothing. */
const greyDot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

/** A page as a scanner leaves it: a picture without a text layer. */
async function scannedPage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const picture = await pdf.embedPng(greyDot)
  pdf.addPage([595, 842]).drawImage(picture, { x: 60, y: 80, width: 475, height: 680 })
  return pdf.save()
}

/** A letter as some Windows programs save it: UTF-16, little endian, with its mark and "\r\n" line ends. */
function letter(): Uint8Array {
  const lines = [
    'Dear members of the choir,',
    '',
    'The rehearsal on Tuesday moves from the café to the school gym, because the café’s ceiling has to be painted. ' +
      'We begin at a quarter past seven. Please bring the green score: we sing the naïve shepherd’s song in B flat.',
    '',
    'The concert stays on 17 December, at the chapel in Güldenbrück. Tickets cost 12 euros and are sold at the bakery.',
    '',
    'The treasurer asks for the yearly fee of 45 euros, which was due in September. 😀',
  ]
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le')
}

async function truncatedLease(): Promise<Uint8Array> {
  const whole = await readFile(beside('../../samples/lease-of-fern-cottage.docx'))
  return whole.subarray(0, Math.floor(whole.length / 2))
}

await writeFile(beside('scanned-page.pdf'), await scannedPage())
await writeFile(beside('choir-letter-utf16.txt'), letter())
await writeFile(beside('truncated-lease.docx'), await truncatedLease())
