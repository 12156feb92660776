import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { VerbatimError } from '#lib/errors.ts'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/**
 * Opens a PDF with pdf.js: nothing is fetched, nothing in the file is run. The caller destroys its `loadingTask`.
 * @throws VerbatimError encrypted_document when it asks for a password; damaged_document when it cannot be read or has no pages
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await loadPdfjs()
  const task = getDocument({
    // pdf.js takes the buffer away from its owner, and refuses Node's Buffer (whose slice is another Buffer): hence a copy.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    // Pictures are never looked at: decoding them for where the text stands would take long.
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    cMapUrl: `${join(packageFolder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(packageFolder, 'standard_fonts')}/`,
  })
  const opened = await task.promise.catch(async (cause: unknown) => {
    await task.destroy()
    throw openFailure(cause)
  })
  if (opened.numPages > 0) return opened
  await task.destroy()
  throw damaged('a PDF without pages')
}

/** pdf.js makes a matrix as it loads, which needs a class that Node lacks; reading text never uses it. */
async function loadPdfjs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const globals = globalThis as { DOMMatrix?: unknown }
  globals.DOMMatrix ??= class {}
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

function openFailure(cause: unknown): VerbatimError {
  if ((cause as Error | undefined)?.name !== 'PasswordException')
    return damaged('one that is damaged or cut off', cause)
  return new VerbatimError(
    'encrypted_document',
    'Expected a PDF that opens without a password, got one that asks for it. Save a copy without the password and add that.',
    { cause },
  )
}

function damaged(what: string, cause?: unknown): VerbatimError {
  const message = `Expected a PDF that can be read, got ${what}. Download, export or print it to PDF again and add the new file.`
  return new VerbatimError('damaged_document', message, { cause })
}
