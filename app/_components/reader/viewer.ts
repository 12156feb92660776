import type { Span } from '#lib/span.ts'

/** What shows a document, as far as it can be told where to go. */
export interface Viewer {
  /** @param y points from the top of the page as shown */
  goToPage(number: number, y?: number): void
  goToWords(span: Span): void
  /** Gives the keyboard to the document, so that it can be scrolled. */
  focus(): void
}
