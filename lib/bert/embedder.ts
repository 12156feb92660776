import type { Encoder } from '#lib/bert/encoder.ts'
import { sentenceParts } from '#lib/bert/sentence-parts.ts'
import type { PassageEmbedding } from '#lib/chunk/passage.ts'
import { invariant, VerbatimError } from '#lib/errors.ts'
import { toSmallVector } from '#lib/small-vectors.ts'
import type { Span } from '#lib/span.ts'
import type { Tokenizer, Tokens } from '#lib/tokenizer/tokenizer.ts'

/** Turns a text into the vectors that stand for its meaning. */
export interface Embedder {
  /** Names the model and its quantisation; vectors of different keys can't be compared. */
  readonly modelKey: string
  readonly dimension: number
  /** The most WordPieces that `embedPassage` takes, with the two specials. */
  readonly maxTokens: number
  readonly tokenizer: Tokenizer
  /**
   * Embeds one text; the same text always gives the same vectors.
   * @param sentences where they stand in the text, in order, not overlapping
   * @param whenTooLong what is done with a text of more WordPieces than maxTokens; default: refused, so that nothing is left out unseen
   * @throws VerbatimError invalid_input when it is refused
   */
  embedPassage(text: string, sentences: Span[], whenTooLong?: 'refuse' | 'cut'): Promise<PassageEmbedding>
  /** The vector of a question, L2-normalised; one that is too long is cut at maxTokens: its first words carry it. */
  embedQuery(text: string): Promise<Float32Array>
  dispose(): Promise<void>
}

export interface EmbedderParts {
  encoder: Encoder
  tokenizer: Tokenizer
  modelKey: string
  dimension: number
  maxTokens: number
  pooling: 'mean' | 'cls'
}

/** Joins tokenizer and encoder into an embedder. */
export function createEmbedder({
  encoder,
  tokenizer,
  modelKey,
  dimension,
  maxTokens,
  pooling,
}: EmbedderParts): Embedder {
  /** The model's states of the text's tokens, in [CLS] and [SEP], [tokens + 2, dimension]. */
  const run = async (pieces: Int32Array): Promise<Float32Array> => {
    const ids = new Int32Array(pieces.length + 2)
    ids[0] = tokenizer.clsId
    ids.set(pieces, 1)
    ids[ids.length - 1] = tokenizer.sepId
    const outputs = await encoder.run(ids, new Int32Array(ids.length))
    const states = outputs.last_hidden_state
    invariant(
      states?.length === ids.length * dimension,
      'The embedder gave no last_hidden_state of [tokens, dimension].',
    )
    return states
  }
  const wholeOf = (states: Float32Array): Float32Array =>
    normalise(pooling === 'mean' ? meanRows(states, dimension) : states.slice(0, dimension))
  return {
    modelKey,
    dimension,
    maxTokens,
    tokenizer,
    embedPassage: async (text, sentences, whenTooLong = 'refuse') => {
      const all = tokenizer.encode(text)
      if (whenTooLong === 'refuse' && all.ids.length + 2 > maxTokens) {
        throw new VerbatimError(
          'invalid_input',
          `Expected a text of at most ${maxTokens} word pieces, got ${all.ids.length + 2}.`,
        )
      }
      const tokens = firstOf(all, maxTokens - 2)
      const states = await run(tokens.ids)
      // Behind the state of [CLS].
      const part = ({ start, end }: Span) => states.subarray((start + 1) * dimension, (end + 1) * dimension)
      return {
        whole: wholeOf(states),
        // A model whose meaning is in [CLS] was not trained for the mean of some of its tokens.
        sentences:
          pooling === 'mean'
            ? sentenceParts(tokens, sentences).map((span) => toSmallVector(meanRows(part(span), dimension)))
            : [],
      }
    },
    embedQuery: async (text) => wholeOf(await run(tokenizer.encode(text).ids.subarray(0, maxTokens - 2))),
    dispose: () => encoder.dispose(),
  }
}

function firstOf({ ids, starts, ends }: Tokens, count: number): Tokens {
  return { ids: ids.subarray(0, count), starts: starts.subarray(0, count), ends: ends.subarray(0, count) }
}

/** Mean over the tokens; no padding, so no mask. [tokens, dimension] -> [dimension] */
function meanRows(states: Float32Array, dimension: number): Float32Array {
  const mean = new Float32Array(dimension)
  for (let index = 0; index < states.length; index++) mean[index % dimension]! += states[index]!
  const rows = states.length / dimension
  return mean.map((sum) => sum / rows)
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}
