import { lowestNullScore } from '#lib/answer/decode-spans.ts'
import { cutWindows, defaultWindowLimits } from '#lib/answer/window.ts'
import type { Reader, SpanLogits } from '#lib/bert/reader.ts'
import type { Tokens } from '#lib/tokenizer/tokens.ts'

/** How well each token of a text would begin or end the answer. */
export interface TokenReading {
  tokens: Tokens
  /** [tokens], raw logits; of windows that share a token the highest. */
  startLogits: Float32Array
  endLogits: Float32Array
  /** The lowest null score of the windows; Infinity when there was nothing to read. */
  nullScore: number
}

/** Reads one text for one question as `readPassage` does, and gives what the reader says of every token. */
export async function readTokens(reader: Reader, question: string, text: string): Promise<TokenReading> {
  const tokens = reader.tokenizer.encode(text)
  const limits = { windowTokens: reader.maxTokens, ...defaultWindowLimits }
  const startLogits = new Float32Array(tokens.ids.length).fill(Number.NEGATIVE_INFINITY)
  const endLogits = new Float32Array(tokens.ids.length).fill(Number.NEGATIVE_INFINITY)
  const allLogits: SpanLogits[] = []
  for (const window of cutWindows(reader.tokenizer.encode(question), tokens, limits, reader.tokenizer)) {
    const logits = await reader.read(window.ids, window.typeIds)
    allLogits.push(logits)
    for (let token = window.firstToken; token < window.endToken; token++) {
      const position = token - window.firstToken + window.sliceStart
      startLogits[token] = Math.max(startLogits[token]!, logits.startLogits[position]!)
      endLogits[token] = Math.max(endLogits[token]!, logits.endLogits[position]!)
    }
  }
  return { tokens, startLogits, endLogits, nullScore: lowestNullScore(allLogits) }
}
