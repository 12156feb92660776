import { writeAddress } from '../state/address.ts'
import { answerKey } from '../state/places.ts'

/** Where a cell leads: to its question, put to its document alone, with the place of the answer open. */
export function cellAddress(documentId: string, question: string, isAnswered: boolean): string {
  const place = isAnswered ? answerKey(0) : undefined
  return writeAddress({ mode: 'ask', question, scope: [documentId], place })
}
