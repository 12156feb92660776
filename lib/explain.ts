import type { Store } from '#db/store.ts'
import type { Calibration } from '#lib/answer/calibration.ts'
import { spanInPassage, spokenRows } from '#lib/answer/spoken-rows.ts'
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
  const plain = await scoreWords(reader, question, passage.text)
  const scored = new Map(plain.words.map((word) => [word.start, word]))
  const nullScores = [plain.nullScore]
  // Words of table rows have the scores by which they were chosen as an answer: those of the row that was read alone.
  for (const row of spokenRows(question, [passage])[0]!) {
    const { words, nullScore } = await scoreWords(reader, question, row.text)
    nullScores.push(nullScore)
    for (const word of words) {
      const place = spanInPassage(row, word)
      if (place && scored.has(place.start)) scored.set(place.start, { ...word, ...place })
    }
  }
  const words = [...scored.values()].map((word) => ({
    ...word,
    start: passage.start + word.start,
    end: passage.start + word.end,
  }))
  return {
    words,
    nullScore: Math.min(...nullScores),
    thresholds: { null: calibration.read.nullThreshold, confidence: calibration.ask.threshold },
    readMs: clock() - started,
  }
}

/** What the reader says of every word of one text. */
async function scoreWords(
  reader: Reader,
  question: string,
  text: string,
): Promise<Pick<Explanation, 'words' | 'nullScore'>> {
  const { tokens, startLogits, endLogits, nullScore } = await readTokens(reader, question, text)
  const words = wordsOfTokens(tokens, reader.tokenizer).map(({ start, end, firstToken, tokenCount }) => ({
    start,
    end,
    startScore: startLogits[firstToken]!,
    endScore: endLogits[firstToken + tokenCount - 1]!,
  }))
  return { words, nullScore }
}
