import type { Encoder } from '#lib/bert/encoder.ts'
import { invariant, VerbatimError } from '#lib/errors.ts'
import type { Tokenizer } from '#lib/tokenizer/tokenizer.ts'

/** Turns a text into the vector that stands for its meaning. */
export interface Embedder {
  /** Names the model and its quantisation; vectors of different keys can't be compared. */
  readonly modelKey: string
  readonly dimension: number
  /** The most WordPieces that `embed` takes, with the two specials. */
  readonly maxTokens: number
  readonly tokenizer: Tokenizer
  /**
   * Embeds one text.
   * @returns an L2-normalised vector, [dimension]; the same text always gives the same vector
   * @throws VerbatimError invalid_input when the text has more WordPieces than maxTokens: refused, not cut
   */
  embed(text: string): Promise<Float32Array>
  /** As `embed`, but a text that is too long is cut at maxTokens: for questions, whose first words carry them. */
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
    return normalise(pooling === 'mean' ? meanRows(states, dimension) : states.slice(0, dimension))
  }
  return {
    modelKey,
    dimension,
    maxTokens,
    tokenizer,
    embed: async (text) => {
      const { ids } = tokenizer.encode(text)
      if (ids.length + 2 > maxTokens) {
        throw new VerbatimError(
          'invalid_input',
          `Expected a text of at most ${maxTokens} word pieces, got ${ids.length + 2}.`,
        )
      }
      return run(ids)
    },
    embedQuery: (text) => run(tokenizer.encode(text).ids.subarray(0, maxTokens - 2)),
    dispose: () => encoder.dispose(),
  }
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
