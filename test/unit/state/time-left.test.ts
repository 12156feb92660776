import { describe, expect, it } from 'vitest'
import { timeLeftText } from '../../../app/_components/library/time-left-text.ts'
import { TimeLeft } from '../../../app/_components/state/time-left.ts'
import { english } from '../../../app/_components/words/english.ts'

/** What is shown each second of work at a pace, in units a second. */
function shownAt(paces: number[], total: number): (number | undefined)[] {
  const timeLeft = new TimeLeft()
  let done = 0
  return paces.map((pace, second) => {
    done += pace
    return timeLeft.update(second * 1_000, { done, remaining: total - done })
  })
}

describe('TimeLeft', () => {
  it('says nothing before there is a pace to judge by', () => {
    expect(shownAt([0, 5, 5, 5], 200)).toEqual([undefined, undefined, undefined, undefined])
    expect(shownAt(Array(20).fill(0), 200).every((seconds) => seconds === undefined)).toBe(true)
  })

  it('counts down evenly at an even pace', () => {
    const shown = shownAt(Array(40).fill(5), 300).slice(4)
    expect(shown[0]).toBeCloseTo(55, 0)
    for (const [index, seconds] of shown.entries()) {
      if (index > 0) expect(seconds).toBeCloseTo(shown[index - 1]! - 1, 1)
    }
  })

  it('does not jump where the pace wavers, and follows where it really changes', () => {
    const wavering = shownAt(
      Array.from({ length: 40 }, (_, second) => (second % 2 ? 6 : 4)),
      600,
    ).slice(4)
    for (const [index, seconds] of wavering.entries()) {
      if (index > 0) expect(Math.abs(seconds! - (wavering[index - 1]! - 1))).toBeLessThan(0.5)
    }
    const slower = shownAt([...Array(10).fill(10), ...Array(60).fill(2)], 1_000)
    expect(slower.at(-1)).toBeGreaterThan(300)
  })

  it('falls silent when nothing moves, and starts anew with other work', () => {
    const shown = shownAt([...Array(10).fill(5), ...Array(60).fill(0)], 200)
    expect(shown[9]).toBeGreaterThan(0)
    expect(shown.at(-1)).toBeUndefined()
    const timeLeft = new TimeLeft()
    for (let second = 0; second < 10; second++)
      timeLeft.update(second * 1_000, { done: second, remaining: 9 })
    expect(timeLeft.update(10_000, { done: 0, remaining: 50 })).toBeUndefined()
  })
})

it.each([
  [undefined, undefined],
  [3, 'a few seconds left'],
  [40, 'less than a minute left'],
  [70, 'about 1 min left'],
  [240, 'about 4 min left'],
  [7_300, 'about 2 h left'],
])('%s seconds are put as %s', (seconds, text) => expect(timeLeftText(english, seconds)).toBe(text))
