import { VerbatimError } from '#lib/errors.ts'
import type { ParseOptions } from './parse-options.ts'
import { type MediaType, mediaTypes, type ParsedDocument } from './parsed-document.ts'
import { sniffMediaType } from './sniff.ts'

export type { ParseOptions } from './parse-options.ts'

type Parser = (bytes: Uint8Array, options: ParseOptions) => ParsedDocument | Promise<ParsedDocument>

/** Each parser with its packages is loaded when a document first needs it. */
const parsers: Record<MediaType, () => Promise<Parser>> = {
  [mediaTypes.text]: async () => (await import('./parse-text.ts')).parseText,
  [mediaTypes.csv]: async () => (await import('./parse-csv.ts')).parseCsv,
  [mediaTypes.markdown]: async () => (await import('./parse-markdown.ts')).parseMarkdown,
  [mediaTypes.html]: async () => (await import('./html/parse-html.ts')).parseHtml,
  [mediaTypes.pdf]: async () => (await import('./pdf/parse-pdf.ts')).parsePdf,
  [mediaTypes.docx]: async () => (await import('./docx/parse-docx.ts')).parseDocx,
}

/**
 * Reads a document of any supported type into text, structure and pages.
 * @param bytes the whole file; left as they are
 * @throws VerbatimError empty_document, unsupported_type, encrypted_document, damaged_document, no_text, too_large, cancelled
 */
export async function parse(bytes: Uint8Array, options: ParseOptions): Promise<ParsedDocument> {
  const mediaType = sniffMediaType(bytes, options.name)
  const parser = await parsers[mediaType]()
  if (options.signal?.aborted) throw new VerbatimError('cancelled', 'Reading the document was cancelled.')
  try {
    const parsed = await parser(bytes, options)
    if (parsed.pages.length === 0) options.onProgress?.(1, 1)
    return parsed
  } catch (error) {
    throw nestedTooDeeply(error)
  }
}

/** A stack overflow is the file's doing: thousands of elements inside each other. */
function nestedTooDeeply(error: unknown): unknown {
  if (!(error instanceof RangeError && /call stack/i.test(error.message))) return error
  const message =
    'Expected a document that can be read, got one whose parts are nested thousands deep. Save it in another format and add that.'
  return new VerbatimError('damaged_document', message, { cause: error })
}
