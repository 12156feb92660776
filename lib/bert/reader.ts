import type { Encoder } from '#lib/bert/encoder.ts'
import { invariant } from '#lib/errors.ts'
import type { Tokenizer } from '#lib/tokenizer/tokenizer.ts'

/** Raw outputs over one window, [tokens] each, specials included; not comparable as probabilities. */
export interface SpanLogits {
  startLogits: Float32Array
  endLogits: Float32Array
}

/** Finds where in a window an answer starts and ends. */
export interface Reader {
  readonly modelKey: string
  /** The most WordPieces of a window, with question and the three specials. */
  readonly maxTokens: number
  /** The longest answer, in WordPieces. */
  readonly maxAnswerTokens: number
  readonly tokenizer: Tokenizer
  /**
   * Reads one window.
   * @param ids     [CLS] question [SEP] passage [SEP], [tokens], at most maxTokens
   * @param typeIds 0 for the question with its specials, 1 for the rest, [tokens]
   */
  read(ids: Int32Array, typeIds: Int32Array): Promise<SpanLogits>
  dispose(): Promise<void>
}

export interface ReaderParts {
  encoder: Encoder
  tokenizer: Tokenizer
  modelKey: string
  maxTokens: number
  maxAnswerTokens: number
}

/** Joins tokenizer and encoder into a reader. */
export function createReader({ encoder, ...rest }: ReaderParts): Reader {
  return {
    ...rest,
    read: async (ids, typeIds) => {
      const { start_logits: startLogits, end_logits: endLogits } = await encoder.run(ids, typeIds)
      invariant(
        startLogits?.length === ids.length && endLogits?.length === ids.length,
        'The reader gave no start_logits and end_logits of [tokens].',
      )
      return { startLogits, endLogits }
    },
    dispose: () => encoder.dispose(),
  }
}
