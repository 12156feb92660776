import type { Span } from '#lib/span.ts'

/**
 * What the screen shows, as it stands in the address: a reload, back and forward, and a copied address all lead to the
 * same place.
 */
export interface Address {
  mode: 'ask' | 'search'
  /** Empty before the first question. */
  question: string
  /** Ids of the documents to ask; all when empty. */
  scope: string[]
  /** In the place of ids: the documents with this tag. */
  tag?: string | undefined
  /** The place in the results that is open: see `places.ts`. */
  place?: string | undefined
  /** A document that is open by itself, without a place. */
  documentId?: string | undefined
  /** The words in that document that were linked to. */
  span?: Span | undefined
  /** The page that is in sight, from 1, of a document that has pages. */
  page?: number | undefined
}

/** Reads an address; what is not there or makes no sense is left out. */
export function readAddress(parameters: URLSearchParams): Address {
  return {
    mode: parameters.get('mode') === 'search' ? 'search' : 'ask',
    question: (parameters.get('q') ?? '').trim(),
    scope: parameters.getAll('in').filter((id) => id !== ''),
    tag: parameters.get('tag') || undefined,
    place: parameters.get('at') ?? undefined,
    documentId: parameters.get('doc') ?? undefined,
    span: readSpan(parameters.get('span')),
    page: readPage(parameters.get('page')),
  }
}

/** Writes an address, with nothing in it that goes without saying. */
export function writeAddress({ mode, question, scope, tag, place, documentId, span, page }: Address): string {
  const parameters = new URLSearchParams()
  if (mode === 'search') parameters.set('mode', mode)
  if (question) parameters.set('q', question)
  for (const id of scope) parameters.append('in', id)
  if (tag) parameters.set('tag', tag)
  if (place) parameters.set('at', place)
  else if (documentId) parameters.set('doc', documentId)
  if (span && documentId && !place) parameters.set('span', `${span.start}-${span.end}`)
  if (page) parameters.set('page', String(page))
  const search = parameters.toString()
  return search === '' ? '/' : `/?${search}`
}

/** What is gone to instead of what is open has no page or words of its own yet, unless it names them. */
export function changeAddress(from: Address, change: Partial<Address>): Address {
  const leaves = 'place' in change || 'documentId' in change || 'question' in change
  return { ...from, ...(leaves ? { page: undefined, span: undefined } : {}), ...change }
}

function readSpan(value: string | null): Span | undefined {
  const [, start, end] = value?.match(/^(\d{1,9})-(\d{1,9})$/) ?? []
  return Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : undefined
}

function readPage(value: string | null): number | undefined {
  return value && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined
}
