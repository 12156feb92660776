import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  forgetQuestion,
  maxRecentQuestions,
  parseRecentQuestions,
  type RecentQuestion,
  rememberQuestion,
} from '../../../app/_components/state/recent-questions.ts'

const asked = (text: string): RecentQuestion => ({ mode: 'ask', text })

describe('recent questions', () => {
  it('come newest first, each once, a question and a search apart', () => {
    const searched: RecentQuestion = { mode: 'search', text: 'one' }
    const recent = [asked('one'), asked('two'), searched, asked('one')].reduce(rememberQuestion, [])
    expect(recent).toEqual([asked('one'), searched, asked('two')])
    expect(forgetQuestion(recent, asked('one'))).toEqual([searched, asked('two')])
  })

  it('are never more than twenty, and survive being kept', () => {
    const texts = fc.array(
      fc.string().filter((text) => text.trim() !== ''),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(texts, (written) => {
        const recent = written.map(asked).reduce(rememberQuestion, [])
        expect(recent.length).toBeLessThanOrEqual(maxRecentQuestions)
        expect(new Set(recent.map(({ text }) => text)).size).toBe(recent.length)
        expect(parseRecentQuestions(JSON.stringify(recent))).toEqual(recent)
      }),
    )
  })

  it('leave out whatever else a browser kept', () => {
    for (const kept of [null, '', 'no json', '{}', '[1, null, {"mode":"ask"}, {"mode":"do","text":"x"}]'])
      expect(parseRecentQuestions(kept)).toEqual([])
    expect(parseRecentQuestions('[{"mode":"ask","text":"Who?"},{"mode":"ask","text":" "}]')).toEqual([
      asked('Who?'),
    ])
  })
})
