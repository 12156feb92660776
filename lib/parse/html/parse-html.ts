import { Readability } from '@mozilla/readability'
import { DocumentBuilder } from '../document-builder.ts'
import { normaliseInline } from '../normalise-text.ts'
import { mediaTypes, type ParsedDocument } from '../parsed-document.ts'
import { decodeHtml, loadHtml } from './load-html.ts'
import { addElement } from './walk-blocks.ts'

/** What stands around the words of a page. */
const chrome =
  'nav, aside, footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], [role="complementary"], dialog'
/** The main part counts as found when it has at least this share of what is left without the chrome. */
const leastShare = 0.6

/**
 * Reads a page's main content; scripts never run. Where no main part stands out, the whole body is read.
 * @throws VerbatimError no_text when it shows no words; unsupported_type when the bytes are no text
 */
export function parseHtml(bytes: Uint8Array): ParsedDocument {
  const decoded = decodeHtml(bytes)
  const { body, title } = loadHtml(decoded.text)
  const heading = body.querySelector('h1')?.textContent?.trim()
  const main = mainPart(body, decoded.text)
  const builder = new DocumentBuilder()
  builder.warnings.push(...decoded.warnings)
  if (heading && !squeezed(main.element.textContent ?? '').includes(squeezed(heading))) {
    builder.add({ kind: 'heading', level: 1, text: heading })
  }
  addElement(main.element, builder)
  if (main.isPart)
    builder.notes.push(
      'Only the main part of the page is read; menus and what else stands around it are left out.',
    )
  return builder.finish(mediaTypes.html, title)
}

/**
 * The part that holds the page's own words: what Readability finds if that is most of them, else the body without menus and
 * footers, else the body. A page with nothing around its words is taken whole.
 */
function mainPart(body: Element, source: string): { element: Element; isPart: boolean } {
  const whole = wordLength(body)
  const trimmed = withoutChrome(body)
  const left = wordLength(trimmed)
  if (left === whole) return { element: body, isPart: false }
  const article = readable(source)
  const found = article ? wordLength(article) : 0
  if (article && found >= left * leastShare) return { element: article, isPart: found < whole }
  return left >= whole * 0.3 ? { element: trimmed, isPart: true } : { element: body, isPart: false }
}

/** A copy without what stands around the main part; asides and footers inside an article belong to it. */
function withoutChrome(body: Element): Element {
  const copy = body.cloneNode(true) as Element
  for (const element of copy.querySelectorAll(chrome)) if (!element.closest('article, main')) element.remove()
  return copy
}

function readable(source: string): Element | undefined {
  const { document, body } = loadHtml(source)
  body.replaceWith(withoutChrome(body))
  const found = new Readability<Element>(document, {
    charThreshold: 200,
    serializer: (node) => node as Element,
  }).parse()
  return found?.content ?? undefined
}

function wordLength(element: Element): number {
  return squeezed(element.textContent ?? '').length
}

function squeezed(text: string): string {
  return normaliseInline(text).replace(/\s/g, '')
}
