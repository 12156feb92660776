import { VerbatimError } from '#lib/errors.ts'
import { decodeAs, detectEncoding, notText } from './decode-text.ts'
import { type MediaType, mediaTypes } from './parsed-document.ts'

const pdfHeaderBytes = 1_024
const headBytes = 4_096
/** Tags that a fragment of HTML may begin with (WHATWG MIME Sniffing, section 7.1), and a few more that editors write. */
const openingTag =
  /^<(?:html|head|body|title|meta|link|script|style|iframe|h[1-6]|div|p|br|table|ul|ol|a|b|font|article|section|main|header|nav)[\s/>]/i
const wholePage = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i

const drawing = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg[\s>]/i

/** First bytes of files that people take for documents, and what they are called. */
const signatures: [string, string][] = [
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ\0', 'an xz archive'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['{\\rtf', 'a Rich Text (RTF) file'],
  ['%!PS', 'a PostScript file'],
  ['SQLite format 3\0', 'a database'],
  ['\x7fELF', 'a program'],
]

/**
 * Tells a file's type from its bytes; the name only tells Markdown and CSV from plain text, and a fragment of HTML from text about it.
 * @throws VerbatimError empty_document for no bytes; unsupported_type for anything but PDF, DOCX, HTML, Markdown, CSV and text
 */
export function sniffMediaType(bytes: Uint8Array, name: string): MediaType {
  if (bytes.length === 0) {
    throw new VerbatimError(
      'empty_document',
      'Expected a document, got an empty file (0 bytes). Check that it was saved or copied whole.',
    )
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.toString('latin1', 0, headBytes)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffZip(buffer, name)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffCompound(buffer)
  if (isPdf(buffer, head)) return mediaTypes.pdf
  const known = signatures.find(([signature]) => head.startsWith(signature))
  if (known) throw notText(known[1])
  return sniffText(bytes, name)
}

/** A header further in counts only with a body: a text about PDF may quote one. */
function isPdf(buffer: Buffer, head: string): boolean {
  if (head.startsWith('%PDF-')) return true
  return head.slice(0, pdfHeaderBytes).includes('%PDF-') && buffer.includes('startxref')
}

/** Member names stand uncompressed in a ZIP archive, so that looking for them needs no reading of it. */
function sniffZip(buffer: Buffer, name: string): MediaType {
  if (buffer.includes('word/document')) return mediaTypes.docx
  const isCut = !buffer.subarray(-66_000).includes('PK\x05\x06')
  if (isCut && /\.docx$/i.test(name)) return mediaTypes.docx
  if (buffer.includes('xl/workbook')) throw notText('an Excel workbook')
  if (buffer.includes('ppt/presentation')) throw notText('a PowerPoint presentation')
  if (buffer.includes('application/vnd.oasis.opendocument')) throw notText('an OpenDocument file')
  if (buffer.includes('application/epub+zip')) throw notText('an EPUB book')
  throw new VerbatimError(
    'unsupported_type',
    'Expected a PDF, Word, HTML, Markdown, CSV or text file, got a ZIP archive. Unpack it and add the files that are in it.',
  )
}

/** OLE compound files: the old Office formats, and the new ones when a password locks them. */
function sniffCompound(buffer: Buffer): MediaType {
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return mediaTypes.docx
  throw new VerbatimError(
    'unsupported_type',
    'Expected a PDF, Word (.docx), HTML, Markdown, CSV or text file, got a file of an old Office format (.doc, .xls, .ppt or .msg). Save it as .docx or PDF and add that.',
  )
}

function sniffText(bytes: Uint8Array, name: string): MediaType {
  const encoding = detectEncoding(bytes)
  if (!encoding) throw notText()
  const head = decodeAs(bytes.subarray(0, headBytes), encoding).replace(/^[\ufeff\s]+/, '')
  if (wholePage.test(head)) return mediaTypes.html
  if (drawing.test(head)) throw notText('a picture (SVG)')
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(name)) return mediaTypes.markdown
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return mediaTypes.csv
  const withoutComments = head.replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')
  const isFragment = openingTag.test(withoutComments) && !/\.(?:txt|text|log)$/i.test(name)
  return isFragment || (/\.x?html?$/i.test(name) && /<[a-z!]/i.test(head)) ? mediaTypes.html : mediaTypes.text
}
