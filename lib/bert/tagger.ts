import type { Encoder } from '#lib/bert/encoder.ts'
import { invariant } from '#lib/errors.ts'
import type { Tokenizer } from '#lib/tokenizer/tokenizer.ts'

/** Raw outputs over one text, row by row. */
export interface TagLogits {
  /** [tokens, entityLabels], specials included. */
  entityLogits: Float32Array
  /** [sentimentLabels] */
  sentimentLogits: Float32Array
}

/** Labels the tokens of a text as names of people, places and so on, and the text as a whole by its tone, in one pass. */
export interface Tagger {
  readonly modelKey: string
  /** The most WordPieces of a text, with the two specials. */
  readonly maxTokens: number
  readonly tokenizer: Tokenizer
  /** "O", and "B-" and "I-" with each type. */
  readonly entityLabels: readonly string[]
  readonly sentimentLabels: readonly string[]
  /**
   * @param ids       [CLS] text [SEP], [tokens], at most maxTokens
   * @param casingIds how each token's word is written: indices of `casings`, [tokens]
   */
  tag(ids: Int32Array, casingIds: Int32Array): Promise<TagLogits>
  dispose(): Promise<void>
}

export type TaggerParts = Omit<Tagger, 'tag' | 'dispose'> & { encoder: Encoder }

/** Joins tokenizer and encoder into a tagger. */
export function createTagger({ encoder, ...rest }: TaggerParts): Tagger {
  const { entityLabels, sentimentLabels } = rest
  return {
    ...rest,
    tag: async (ids, casingIds) => {
      const { entity_logits: entityLogits, sentiment_logits: sentimentLogits } = await encoder.run(
        ids,
        casingIds,
      )
      invariant(
        entityLogits?.length === ids.length * entityLabels.length &&
          sentimentLogits?.length === sentimentLabels.length,
        'The tagger gave no entity_logits of [tokens, labels] and sentiment_logits of [labels].',
      )
      return { entityLogits, sentimentLogits }
    },
    dispose: () => encoder.dispose(),
  }
}
