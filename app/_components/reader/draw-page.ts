import type { PDFPageProxy } from 'pdfjs-dist'

/** More pixels a point are not seen, and cost memory. */
const maxPixelRatio = 2

/**
 * Draws a page and lays its text over it, in place of what was there: until then the old picture stays, stretched.
 * @param scale  CSS pixels a point
 * @param signal stops the drawing
 */
export async function drawPage(
  page: PDFPageProxy,
  host: HTMLElement,
  scale: number,
  signal: AbortSignal,
): Promise<void> {
  const canvas = await drawCanvas(page, scale, signal)
  if (signal.aborted) return
  host.replaceChildren(canvas)
  const text = await drawText(page, scale)
  if (!signal.aborted) host.append(text)
}

/** Draws a page as a picture of its own. */
export async function drawCanvas(
  page: PDFPageProxy,
  scale: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const ratio = Math.min(window.devicePixelRatio, maxPixelRatio)
  const viewport = page.getViewport({ scale: scale * ratio })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  const drawing = page.render({ canvas, viewport })
  const stop = () => drawing.cancel()
  signal.addEventListener('abort', stop)
  try {
    await drawing.promise
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return canvas
}

/** The words of the page, unseen, where they stand: they can be selected, copied and read aloud. */
async function drawText(page: PDFPageProxy, scale: number): Promise<HTMLElement> {
  const { TextLayer } = await import('pdfjs-dist')
  const layer = document.createElement('div')
  layer.className = 'pdf-text'
  layer.style.setProperty('--total-scale-factor', String(scale))
  const viewport = page.getViewport({ scale })
  await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render()
  return layer
}
