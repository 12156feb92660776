import type { DocumentText } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import type { Quotation } from './citation.ts'
import { findInText, foldText } from './find-in-text.ts'

type Selected = Pick<Quotation, 'text' | 'pageNumber' | 'span'>

/** The selection, when it lies in this element and holds more than white space. */
export function selectionIn(element: HTMLElement | null): Range | undefined {
  const selection = window.getSelection()
  if (!element || !selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const isInside = element.contains(range.commonAncestorContainer) && selection.toString().trim() !== ''
  return isInside ? range : undefined
}

/**
 * The words that a person selected, with where they stand.
 * @param source the document's text; without it only the page is known
 */
export function selectedWords(range: Range, source: DocumentText | undefined): Selected {
  const text = range.toString()
  const page = elementOf(range.startContainer)?.closest<HTMLElement>('[data-page]')?.dataset.page
  if (page === undefined) return { text, span: spanInBlocks(range) }
  const pageNumber = Number(page)
  return { text, pageNumber, span: source && spanOnPage(text, source, pageNumber) }
}

/** In a text every block knows its offset, and holds its characters as they are. */
function spanInBlocks(range: Range): Span | undefined {
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined
}

function offsetOf(node: Node, offset: number): number | undefined {
  const block = elementOf(node)?.closest<HTMLElement>('[data-start]')
  if (!block) return undefined
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  return Number(block.dataset.start) + before.toString().length
}

/** What pdf.js draws is not quite the text that was read, so the words are looked for on their page. */
function spanOnPage(text: string, source: DocumentText, pageNumber: number): Span | undefined {
  const page = source.pages.find(({ number }) => number === pageNumber)
  const [found] = page ? findInText(foldText(source.text.slice(page.start, page.end)), text) : []
  return page && found ? { start: page.start + found.start, end: page.start + found.end } : undefined
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
