import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanBoxes } from '#lib/boxes.ts'
import type { Page, TextRun } from '#lib/parse/parsed-document.ts'

const run = (start: number, end: number, x: number, y: number, width = (end - start) * 10): TextRun => ({
  start,
  end,
  x,
  y,
  width,
  height: 12,
})
const page = (runs: TextRun[], number = 1): Page => ({
  number,
  width: 600,
  height: 800,
  start: runs[0]?.start ?? 0,
  end: runs.at(-1)?.end ?? 0,
  runs,
})

describe('spanBoxes', () => {
  it('gives the box of a run that is wholly in the span', () => {
    expect(spanBoxes([page([run(0, 5, 50, 100)])], { start: 0, end: 5 })).toEqual({
      pages: [{ number: 1, width: 600, height: 800, boxes: [{ x: 50, y: 100, width: 50, height: 12 }] }],
    })
  })

  it('clips a run that is partly in the span in proportion to its characters', () => {
    const { pages } = spanBoxes([page([run(0, 10, 50, 100)])], { start: 4, end: 6 })
    expect(pages[0]?.boxes).toEqual([{ x: 90, y: 100, width: expect.closeTo(20), height: 12 }])
  })

  it('joins the runs of a line and keeps lines apart', () => {
    const runs = [run(0, 5, 50, 100), run(6, 9, 105, 100), run(10, 15, 50, 114)]
    const { pages } = spanBoxes([page(runs)], { start: 0, end: 15 })
    expect(pages[0]?.boxes).toEqual([
      { x: 50, y: 100, width: 85, height: 12 },
      { x: 50, y: 114, width: 50, height: 12 },
    ])
  })

  it('joins the letters of a line that runs from right to left', () => {
    const runs = [run(0, 1, 100, 100), run(1, 2, 90, 100), run(2, 3, 80, 100)]
    const { pages } = spanBoxes([page(runs)], { start: 0, end: 3 })
    expect(pages[0]?.boxes).toEqual([{ x: 80, y: 100, width: 30, height: 12 }])
  })

  it('joins the letters of a line that stands on its side', () => {
    const upright = (start: number, y: number): TextRun => ({
      start,
      end: start + 1,
      x: 20,
      y,
      width: 12,
      height: 6,
    })
    const runs = [upright(0, 112), upright(1, 106), upright(3, 97)]
    const { pages } = spanBoxes([page(runs)], { start: 0, end: 4 })
    expect(pages[0]?.boxes).toEqual([{ x: 20, y: 97, width: 12, height: 21 }])
  })

  it('keeps full lines of the same width apart', () => {
    const { pages } = spanBoxes([page([run(0, 30, 50, 100), run(31, 61, 50, 114)])], { start: 0, end: 61 })
    expect(pages[0]?.boxes).toHaveLength(2)
  })

  it('does not join two columns that stand at the same height', () => {
    const { pages } = spanBoxes([page([run(0, 5, 50, 100), run(6, 11, 320, 100)])], { start: 0, end: 11 })
    expect(pages[0]?.boxes).toHaveLength(2)
  })

  it('clips text that stands on its side from top to bottom', () => {
    const upright: TextRun = { start: 0, end: 10, x: 20, y: 100, width: 12, height: 200 }
    const { pages } = spanBoxes([page([upright])], { start: 5, end: 10 })
    expect(pages[0]?.boxes).toEqual([{ x: 20, y: 200, width: 12, height: 100 }])
  })

  it('spans pages, and leaves out those on which nothing of it stands', () => {
    const pages = [page([run(0, 5, 50, 700)], 3), page([], 4), page([run(6, 9, 50, 60)], 5)]
    expect(spanBoxes(pages, { start: 2, end: 8 }).pages.map(({ number }) => number)).toEqual([3, 5])
  })

  it('is empty for documents without pages', () => {
    expect(spanBoxes([], { start: 0, end: 5 })).toEqual({ pages: [] })
  })

  it('never leaves the box of the run, whatever the span', () => {
    const whole = run(10, 30, 50, 100)
    const offsets = fc.tuple(fc.nat(40), fc.nat(40)).filter(([start, end]) => start < end)
    fc.assert(
      fc.property(offsets, ([start, end]) => {
        for (const box of spanBoxes([page([whole])], { start, end }).pages[0]?.boxes ?? []) {
          expect(box.x).toBeGreaterThanOrEqual(whole.x - 1e-9)
          expect(box.x + box.width).toBeLessThanOrEqual(whole.x + whole.width + 1e-9)
          expect(box.width).toBeGreaterThan(0)
        }
      }),
    )
  })
})
