import type { Store } from '#db/store.ts'
import type { Calibration } from '#lib/answer/calibration.ts'
import type { ExplainRequest, Explanation } from '#lib/api/schemas.ts'
import { readTokens } from '#lib/bert/read-tokens.ts'
import type { Reader } from '#lib/bert/reader.ts'
import { VerbatimError } from '#lib/errors.ts'
import { wordsOfTokens } from '#lib/tagging/words.ts'

export interface ExplainContext {
  store: Store
  reader: Reader
  calibration: Calibration
  /** Milliseconds from any start; only differences count. */
  clock: () => number
}

/**
 * What the reader says of every word of a passage: how well the answer would begin with it, and end with it.
 * @throws VerbatimError not_found when the document has no such passage
 */
export async function explain(
  { question, documentId, passageId }: ExplainRequest,
  { store, reader, calibration, clock }: ExplainContext,
): Promise<Explanation> {
  const started = clock()
  const [passage] = await store.getPassages([passageId])
  if (!passage || passage.documentId !== documentId) {
    throw new VerbatimError(
      'not_found',
      `There is no passage "${passageId}" in the document "${documentId}". Ask again: the library may have changed.`,
    )
  }
  const { tokens, startLogits, endLogits, nullScore } = await readTokens(reader, question, passage.text)
  const words = wordsOfTokens(tokens, reader.tokenizer).map(({ start, end, firstToken, tokenCount }) => ({
    start: passage.start + start,
    end: passage.start + end,
    startScore: startLogits[firstToken]!,
    endScore: endLogits[firstToken + tokenCount - 1]!,
  }))
  return {
    words,
    nullScore,
    thresholds: { null: calibration.read.nullThreshold, confidence: calibration.ask.threshold },
    readMs: clock() - started,
  }
}
