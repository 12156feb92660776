import { describe, expect, it } from 'vitest'
import type { Progress } from '#lib/api/schemas.ts'
import { throttleProgress } from '#lib/ingest/progress.ts'

describe('throttleProgress', () => {
  it('lets every change of stage and the end of each through, and one report an interval between', () => {
    const reports: Progress[] = []
    let now = 0
    const report = throttleProgress(
      (progress) => reports.push(progress),
      () => now,
      200,
    )
    for (let done = 0; done <= 100; done++) {
      report({ stage: 'embed', done, total: 100 })
      now += 10
    }
    report({ stage: 'store', done: 0, total: 1 })
    expect(reports.map(({ done }) => done)).toEqual([0, 20, 40, 60, 80, 100, 0])
  })
})
