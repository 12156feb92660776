import { parseHTML } from 'linkedom'
import { VerbatimError } from '#lib/errors.ts'
import { decodeAs, decodeText } from '../decode-text.ts'

const headBytes = 2_048
/** Never shown, or not words of the page. */
const silent =
  'script, style, noscript, template, svg, math annotation, iframe, object, canvas, select, meta, link, [hidden], [aria-hidden="true"]'
/** The tags that make the frame of a page, each of which its author may leave out. */
const frameTags = /<!doctype[^>]*>|<\/?(?:html|head|body)(?:\s[^>]*)?>/gi
/** Browsers stop at 512; what is deeper by far is no page that a person wrote, and costs the square of its depth. */
const deepestNesting = 2_000
const tags = /<(\/?)([a-z][\w-]*)\b[^>]*?(\/?)>/gi
/** Elements that need no end tag, and so tell nothing of depth. */
const loose =
  /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|br|hr|img|input|meta|link|wbr|col|area|base|source|embed|track|param)$/i

export interface LoadedHtml {
  body: Element
  document: Document
  title: string | undefined
}

/**
 * Parses a page or a fragment. Nothing in it runs and nothing is fetched; what is never shown is taken out.
 * @throws VerbatimError damaged_document where elements are nested more than 2,000 deep
 */
export function loadHtml(source: string): LoadedHtml {
  if (nesting(source) > deepestNesting) throw nestedTooDeeply()
  // linkedom loses what stands beside a head or body that was left out: the frame is always ours.
  const framed = `<!doctype html><html><head></head><body>${source.replace(frameTags, '')}</body></html>`
  const { document } = parseHTML(framed)
  const named = document.querySelector('meta[property="og:title"]')?.getAttribute('content')
  for (const element of document.querySelectorAll(silent)) element.remove()
  const titles = [...document.querySelectorAll('title')]
  const title =
    titles.map(({ textContent }) => textContent?.trim()).find((text) => text) ?? named ?? undefined
  for (const element of titles) element.remove()
  return { document, body: document.body, title }
}

/** The failure of a page whose elements stand inside each other thousands deep. */
function nestedTooDeeply(): VerbatimError {
  const message =
    'Expected a page that can be read, got one whose elements are nested more than 2,000 deep. Save it in another format and add that.'
  return new VerbatimError('damaged_document', message)
}

function nesting(source: string): number {
  let depth = 0
  let deepest = 0
  for (const [, closing, name, selfClosing] of source.matchAll(tags)) {
    if (selfClosing || loose.test(name!)) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}

/** Decodes a page: byte order mark, else the charset that it names, else as text is told. */
export function decodeHtml(bytes: Uint8Array): { text: string; warnings: string[] } {
  const label = namedCharset(bytes)
  const decoder = label && decoderFor(label)
  if (decoder) return { text: decoder(bytes), warnings: [] }
  return decodeText(bytes)
}

/** @see HTML standard, prescan a byte stream: UTF-16 named in ASCII cannot be true, and Latin-1 means Windows-1252 */
function namedCharset(bytes: Uint8Array): string | undefined {
  const isMarked = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe)
  if (isMarked) return undefined
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1')
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1]
  return label && /^utf-?16/i.test(label) ? undefined : label?.toLowerCase()
}

function decoderFor(label: string): ((bytes: Uint8Array) => string) | undefined {
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|windows-1252|cp1252)$/.test(label))
    return (bytes) => decodeAs(bytes, 'windows-1252')
  // A page that says UTF-8 and is not is told by its bytes instead.
  if (/^utf-?8$/.test(label)) return undefined
  try {
    const decoder = new TextDecoder(label)
    return (bytes) => decoder.decode(bytes)
  } catch {
    return undefined
  }
}
