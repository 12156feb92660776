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
  }
}

/** Writes an address, with nothing in it that goes without saying. */
export function writeAddress({ mode, question, scope, tag, place, documentId }: Address): string {
  const parameters = new URLSearchParams()
  if (mode === 'search') parameters.set('mode', mode)
  if (question) parameters.set('q', question)
  for (const id of scope) parameters.append('in', id)
  if (tag) parameters.set('tag', tag)
  if (place) parameters.set('at', place)
  else if (documentId) parameters.set('doc', documentId)
  const search = parameters.toString()
  return search === '' ? '/' : `/?${search}`
}
