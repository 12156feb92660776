import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'

/** Points of a page as shown. */
export interface PageSize {
  width: number
  height: number
}

export interface OpenPdf {
  pdf: PDFDocumentProxy
  /** Of the first page: the others are taken to be like it until they are drawn. */
  firstPage: PageSize
}

export type PdfState =
  | { state: 'loading' }
  | { state: 'open'; open: OpenPdf }
  | { state: 'failed'; message: string }

/** pdf.js's own files, from our own server: see app/pdfjs. */
const files = {
  cMapUrl: '/pdfjs/cmaps/',
  iccUrl: '/pdfjs/iccs/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
}

/** Opens the PDF of a document, in pdf.js's worker; closes it when another is opened. */
export function usePdf(documentId: string): PdfState {
  const [state, setState] = useState<PdfState>({ state: 'loading' })
  useEffect(() => {
    let isGone = false
    let close = (): unknown => undefined
    const open = async () => {
      const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist')
      if (isGone) return
      GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.min.mjs'
      const task = getDocument({
        url: `/api/documents/${documentId}/file`,
        cMapPacked: true,
        // A document is never allowed to run code of its own.
        isEvalSupported: false,
        ...files,
      })
      close = () => task.destroy()
      const pdf = await task.promise
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
      if (!isGone) setState({ state: 'open', open: { pdf, firstPage: { width, height } } })
    }
    open().catch((thrown: unknown) => {
      if (!isGone)
        setState({ state: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) })
    })
    return () => {
      isGone = true
      close()
    }
  }, [documentId])
  return state
}
