import type { Answer, AskResult, SearchResult } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'

/** A span in a document that can be opened, with its name in the address: `2`, `2.1` (an other place of it), `p3`. */
export interface Place extends Span {
  key: string
  documentId: string
  /** The words themselves. */
  text: string
  pageNumber?: number | undefined
  /** Passages: where the words that were searched for stand in it. */
  matches?: Span[] | undefined
}

/** Every place of a result, by kind. */
export interface Places {
  answers: Place[]
  passages: Place[]
  /** Where the same words answer as well. */
  others: Place[]
}

const noPlaces: Places = { answers: [], passages: [], others: [] }

/** The places of an outcome; none while there is no outcome. */
export function placesOf(result: AskResult | SearchResult | undefined): Places {
  if (!result) return noPlaces
  const answers = 'answers' in result ? result.answers : []
  return {
    answers: answers.map((answer, index) => placeOf(answerKey(index), answer)),
    passages: result.hits.map((hit, index) => placeOf(passageKey(index), hit)),
    others: answers.flatMap(({ alsoFoundIn, text }, index) =>
      alsoFoundIn.map((other, position) => placeOf(otherKey(index, position), { ...other, text })),
    ),
  }
}

export const answerKey = (index: number): string => String(index + 1)
export const otherKey = (index: number, position: number): string => `${index + 1}.${position + 1}`
export const passageKey = (index: number): string => `p${index + 1}`

type Found = Pick<Answer, 'documentId' | 'start' | 'end' | 'text' | 'pageNumber'> & { matches?: Span[] }

function placeOf(key: string, { documentId, start, end, text, pageNumber, matches }: Found): Place {
  return { key, documentId, start, end, text, pageNumber, matches }
}

/** The place with this key. */
export function findPlace({ answers, passages, others }: Places, key: string | undefined): Place | undefined {
  return [...answers, ...passages, ...others].find((place) => place.key === key)
}

/** The places that are walked through from this one: answers from an answer, passages from a passage. */
export function neighbours(places: Places, key: string | undefined): Place[] {
  if (key?.startsWith('p')) return places.passages
  return places.answers.length > 0 ? places.answers : places.passages
}

/**
 * The key so many steps on from this one; stops at both ends. From no place the first is one step on.
 * @returns undefined when there is nowhere to go
 */
export function stepFrom(places: Places, key: string | undefined, steps: number): string | undefined {
  const list = neighbours(places, key)
  const answer = key?.split('.')[0]
  const index = list.findIndex((place) => place.key === answer)
  const target = index < 0 ? 0 : Math.min(list.length - 1, Math.max(0, index + steps))
  return list[target]?.key
}
