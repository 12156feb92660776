import type { Embedder } from '#lib/bert/embedder.ts'
import { toSmallVector } from '#lib/small-vectors.ts'
import type { Tokens } from '#lib/tokenizer/tokenizer.ts'

const word = /\p{L}+|\p{N}+/gu

/**
 * An embedder without a model: every word has a direction of its own, which depends on the model's key, and a text is the
 * sum of its words. Vectors of different keys say nothing of each other, as with real models.
 */
export function createToyEmbedder(modelKey: string, dimension: number, maxTokens = 64): Embedder {
  const embed = async (text: string): Promise<Float32Array> => {
    const sum = new Float32Array(dimension)
    for (const [found] of text.toLowerCase().matchAll(word))
      sum[hash(`${modelKey} ${found}`) % dimension]! += 1
    const length = Math.hypot(...sum)
    return length === 0 ? sum : sum.map((value) => value / length)
  }
  const encode = (text: string): Tokens => {
    const words = [...text.matchAll(word)]
    return {
      ids: Int32Array.from(words, ([found]) => hash(found)),
      starts: Int32Array.from(words, ({ index }) => index),
      ends: Int32Array.from(words, ({ 0: found, index }) => index + found.length),
    }
  }
  return {
    modelKey,
    dimension,
    maxTokens,
    tokenizer: {
      ...{ clsId: 0, sepId: 1, padId: 2, unkId: 3 },
      encode,
      continuesWord: () => false,
      countTokens: (text) => encode(text).ids.length,
    },
    embedPassage: async (text, sentences) => ({
      whole: await embed(text),
      sentences: await Promise.all(
        sentences.map(async ({ start, end }) => toSmallVector(await embed(text.slice(start, end)))),
      ),
    }),
    embedQuery: embed,
    dispose: async () => undefined,
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return value
}
