import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutWindows } from '#lib/answer/window.ts'
import type { Tokens } from '#lib/tokenizer/tokenizer.ts'

const specials = { clsId: 101, sepId: 102 }
const tokens = (count: number, firstId = 1000): Tokens => ({
  ids: Int32Array.from({ length: count }, (_, index) => firstId + index),
  starts: Int32Array.from({ length: count }, (_, index) => index * 2),
  ends: Int32Array.from({ length: count }, (_, index) => index * 2 + 1),
})

describe('cutWindows', () => {
  it('lays out [CLS] question [SEP] passage [SEP] with segments 0 and 1', () => {
    const limits = { windowTokens: 32, overlapTokens: 4, maxQuestionTokens: 8 }
    const [window, ...others] = cutWindows(tokens(2, 1), tokens(3, 7), limits, specials)
    expect(others).toEqual([])
    expect([...window!.ids]).toEqual([101, 1, 2, 102, 7, 8, 9, 102])
    expect([...window!.typeIds]).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('covers every passage token, overlaps as asked, and never outgrows the reader', () => {
    const sizes = fc.record({
      question: fc.integer({ min: 1, max: 100 }),
      passage: fc.integer({ min: 0, max: 2000 }),
      windowTokens: fc.integer({ min: 100, max: 384 }),
    })
    fc.assert(
      fc.property(sizes, ({ question, passage, windowTokens }) => {
        const limits = { windowTokens, overlapTokens: 32, maxQuestionTokens: 60 }
        const windows = cutWindows(tokens(question), tokens(passage), limits, specials)
        const covered = new Set<number>()
        for (const [index, window] of windows.entries()) {
          expect(window.ids.length).toBeLessThanOrEqual(windowTokens)
          expect(window.endToken - window.firstToken).toBe(window.ids.length - window.sliceStart - 1)
          for (let token = window.firstToken; token < window.endToken; token++) covered.add(token)
          const previous = windows[index - 1]
          if (previous) expect(previous.endToken - window.firstToken).toBe(limits.overlapTokens)
        }
        expect(covered.size).toBe(passage)
      }),
    )
  })

  it('refuses windows in which a long question leaves no room', () => {
    const limits = { windowTokens: 64, overlapTokens: 32, maxQuestionTokens: 60 }
    expect(() => cutWindows(tokens(60), tokens(10), limits, specials)).toThrow(/room for more than 32/)
  })
})
