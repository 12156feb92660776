import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Store } from '#db/store.ts'
import type { Tagger } from '#lib/bert/tagger.ts'
import { tagPassages } from '#lib/tag-passages.ts'
import { createTokenizer } from '#lib/tokenizer/tokenizer.ts'

const texts = ['Ansel rows.', 'the mill turns.', 'Marit sells it.']
const places = texts.map((text, ordinal) => ({
  text,
  start: ordinal * 100,
  end: ordinal * 100 + text.length,
}))
/** Of the store, what tagging needs. */
const store = {
  getPassages: async ([id]: string[]) => places.filter((_place, ordinal) => id === `d1-${ordinal}`),
} as unknown as Store

/** Takes every capitalised word for a person; each pass takes so many milliseconds of a clock of its own. */
function slowTagger(passMs: number): { tagger: Tagger; clock: () => number } {
  let now = 0
  const tagger: Tagger = {
    modelKey: 'slow',
    maxTokens: 64,
    tokenizer: createTokenizer(
      JSON.parse(readFileSync('models/verbatim-retriever/tokenizer.json', 'utf8')) as unknown,
    ),
    entityLabels: ['O', 'B-PER'],
    sentimentLabels: ['negative', 'neutral', 'positive'],
    tag: async (_ids, casingIds) => {
      now += passMs
      return {
        entityLogits: Float32Array.from([...casingIds].flatMap((casing) => (casing === 2 ? [0, 4] : [4, 0]))),
        sentimentLogits: Float32Array.of(0, 3, 0),
      }
    },
    dispose: async () => {},
  }
  return { tagger, clock: () => now }
}

describe('tagging a stored document', () => {
  it('places names in the document, passage by passage', async () => {
    const tags = await tagPassages({ documentId: 'd1', from: 0, total: 3 }, { store, ...slowTagger(1) })
    expect(tags.entities.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['Ansel', 0, 5],
      ['Marit', 200, 205],
    ])
    expect(tags.passages.map(({ sentiment }) => sentiment)).toEqual(['neutral', 'neutral', 'neutral'])
    expect(tags).toMatchObject({ total: 3 })
    expect(tags.next).toBeUndefined()
  })

  it('stops before it keeps others waiting, and says where to go on', async () => {
    const context = { store, ...slowTagger(40) }
    const first = await tagPassages({ documentId: 'd1', from: 0, total: 3 }, context)
    expect([first.passages.length, first.next]).toEqual([2, 2])
    const rest = await tagPassages({ documentId: 'd1', from: 2, total: 3 }, context)
    expect([rest.passages.length, rest.next]).toEqual([1, undefined])
  })

  it('gets on by one passage at least, however slow', async () => {
    const tags = await tagPassages({ documentId: 'd1', from: 1, total: 3 }, { store, ...slowTagger(900) })
    expect([tags.passages.length, tags.next]).toEqual([1, 2])
  })

  it('says what is missing where no tagger is installed', async () => {
    const outcome = tagPassages(
      { documentId: 'd1', from: 0, total: 3 },
      { store, tagger: undefined, clock: () => 0 },
    )
    await expect(outcome).rejects.toMatchObject({ code: 'model_missing' })
  })
})
