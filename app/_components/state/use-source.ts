import { useMemo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import type { Address } from './address.ts'
import { findPlace, neighbours, type Place, type Places } from './places.ts'
import type { Mark } from './segments.ts'

/** What the reading pane shows. */
export interface Source {
  document: Document
  /** Absent when the document is open by itself. */
  place?: Place | undefined
  /** The place itself comes first. */
  marks: Mark[]
  /** Which of how many, from 1; absent when there is nothing to walk through. */
  position?: { index: number; count: number } | undefined
}

/**
 * The document that is open, with what is marked in it: the place that was chosen, and the others of its kind in the
 * same document.
 * @param opensFirst whether the first place is open when none was chosen
 */
export function useSource(
  address: Address,
  places: Places,
  documents: Document[],
  opensFirst: boolean,
): Source | undefined {
  const key = openKey(address, places, opensFirst)
  return useMemo(() => {
    const place = findPlace(places, key)
    const document = documents.find(({ id }) => id === (place ? place.documentId : address.documentId))
    if (!document) return undefined
    if (!place && address.span) return { document, ...linkedWords(document, address.span) }
    return { document, place, marks: place ? marksOf(place, places) : [], position: positionOf(places, key) }
  }, [places, key, documents, address.documentId, address.span])
}

/** Words that a link names by their offsets; what they say is not known before the text is here. */
function linkedWords({ id }: Document, span: Span): Pick<Source, 'place' | 'marks'> {
  return {
    place: { key: 'span', documentId: id, text: '', ...span },
    marks: [{ ...span, kind: 'passage' }],
  }
}

/** The key of the place that is open: the one in the address, else the first where that opens by itself. */
export function openKey(address: Address, places: Places, opensFirst: boolean): string | undefined {
  if (address.place) return findPlace(places, address.place)?.key
  if (address.documentId || !opensFirst) return undefined
  return (places.answers[0] ?? places.passages[0])?.key
}

/** What is marked in a document while this place of it is open: the place itself, and then others of the document. */
export function marksOf(place: Place, places: Places): Mark[] {
  const { key, start, end, documentId, matches } = place
  if (matches)
    return [{ start, end, kind: 'passage' }, ...matches.map((match): Mark => ({ ...match, kind: 'words' }))]
  const others = [...places.answers, ...places.others].filter(
    (other) => other.key !== key && other.documentId === documentId,
  )
  return [
    { start, end, kind: 'answer' },
    ...others.map((other): Mark => ({ start: other.start, end: other.end, kind: 'words' })),
  ]
}

function positionOf(places: Places, key: string | undefined): Source['position'] {
  if (!key) return undefined
  const list = neighbours(places, key)
  const index = list.findIndex((place) => place.key === key.split('.')[0])
  return index < 0 ? undefined : { index: index + 1, count: list.length }
}
