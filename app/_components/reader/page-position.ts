/** A place between the top (0) and the bottom (1) of a page. */
export interface PagePosition {
  number: number
  share: number
}

const pagesOf = (scroller: HTMLElement) => [...scroller.querySelectorAll<HTMLElement>('[data-page]')]
const topOf = (page: HTMLElement, scroller: HTMLElement) => page.offsetTop - scroller.offsetTop

/** What stands in the middle of the pane. */
export function positionAtMiddle(scroller: HTMLElement): PagePosition {
  const middle = scroller.scrollTop + scroller.clientHeight / 2
  const pages = pagesOf(scroller)
  const index = pages.findIndex((page) => topOf(page, scroller) + page.offsetHeight >= middle)
  const page = pages.at(index)
  if (!page) return { number: 1, share: 0 }
  const share = (middle - topOf(page, scroller)) / page.offsetHeight
  return { number: index < 0 ? pages.length : index + 1, share: Math.min(1, Math.max(0, share)) }
}

/** Brings a position back to the middle, after the pages have become larger or smaller. */
export function restorePosition(scroller: HTMLElement, { number, share }: PagePosition): void {
  const page = pagesOf(scroller)[number - 1]
  if (page) scroller.scrollTop = topOf(page, scroller) + page.offsetHeight * share - scroller.clientHeight / 2
}

/**
 * Scrolls to a page, or to a line of it.
 * @param pixels from the top of the page
 */
export function scrollToPage(scroller: HTMLElement, number: number, pixels: number): void {
  const page = pagesOf(scroller)[number - 1]
  if (page) scroller.scrollTop = topOf(page, scroller) + pixels - roomAbove
}

/** Left free above what is gone to. */
const roomAbove = 12
