import { describe, expect, it } from 'vitest'
import { timeLeftText } from '../../../app/_components/library/time-left-text.ts'
import { coarseSeconds } from '../../../app/_components/state/coarse-time.ts'
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

describe('what is told of a time left', () => {
  /** What is told each second of work whose pace wavers by the given share. */
  function toldAt(pace: (second: number) => number, seconds: number, total: number): number[] {
    const paces = Array.from({ length: seconds }, (_, second) => pace(second))
    const told: number[] = []
    for (const estimate of shownAt(paces, total)) {
      if (estimate !== undefined) told.push(coarseSeconds(estimate, told.at(-1)))
    }
    return told
  }

  it('only goes down while the pace wavers, and each time but once', () => {
    const told = toldAt((second) => [1, 9, 4, 6, 0, 10][second % 6]!, 118, 600)
    expect(new Set(told).size).toBeGreaterThan(2)
    expect(told).toEqual(told.toSorted((one, other) => other - one))
  })

  it('goes up where the work has become a good deal longer', () => {
    const told = toldAt((second) => (second < 20 ? 10 : 2), 90, 1_000)
    expect(told[0]).toBe(120)
    expect(told.at(-1)).toBeGreaterThan(240)
  })

  it.each([
    [5, undefined, 8],
    [61, undefined, 120],
    [61, 60, 60],
    [73, 60, 120],
    [301, undefined, 420],
    [5_000, undefined, 7_200],
  ])('%s seconds after %s are told as %s', (seconds, shown, coarse) =>
    expect(coarseSeconds(seconds, shown)).toBe(coarse),
  )
})

it.each([
  [undefined, undefined],
  [3, 'a few seconds left'],
  [40, 'less than a minute left'],
  [60, 'less than a minute left'],
  [120, 'about 2 min left'],
  [240, 'about 4 min left'],
  [7_300, 'about 2 h left'],
])('%s seconds are put as %s', (seconds, text) => expect(timeLeftText(english, seconds)).toBe(text))
