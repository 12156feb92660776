import type { Document, Progress } from '#lib/api/schemas.ts'
import { shareOf } from '../state/progress.ts'
import type { Words } from '../words/catalogue.ts'

/** What is being done to a document right now, in words. */
export function stageText(words: Words, { stage, done, total }: Progress): string {
  if (stage === 'embed' && total > 0) return words.library.embedding(done, total)
  if (stage === 'parse' && done > 0 && total > 1)
    return words.library.reading(Math.round(shareOf(done, total) * 100))
  return words.library.stages[stage]
}

/** The documents by what they ask of a person: nothing, patience, or a decision. Those that will be ready first come first. */
export function groupDocuments(documents: Document[]) {
  // The oldest are worked on first, and come last in the library.
  const inTurn = documents.toReversed()
  return {
    ready: documents.filter(({ status }) => status === 'ready'),
    working: [
      ...inTurn.filter(({ status }) => status === 'processing'),
      ...inTurn.filter(({ status }) => status === 'queued'),
    ],
    needsYou: documents.filter(({ status }) => status === 'failed'),
  }
}
