import { describe, expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { batchFigures, nextBatch } from '../../../app/_components/state/batch.ts'

const document = (id: string, changed: Partial<Document> = {}): Document => ({
  id,
  name: id,
  mediaType: 'text/plain',
  sizeBytes: 10_000,
  sha256: id,
  status: 'queued',
  progress: { stage: 'waiting', done: 0, total: 0 },
  warnings: [],
  notes: [],
  passageCount: 0,
  tags: [],
  createdAt: '',
  updatedAt: '',
  ...changed,
})
const ready = (id: string, passageCount: number) =>
  document(id, { status: 'ready', passageCount, progress: { stage: 'done', done: 1, total: 1 } })

const none: ReadonlySet<string> = new Set()

describe('a batch', () => {
  it('holds what is added together until nothing is under way', () => {
    const first = nextBatch(none, [ready('old', 5), document('a'), document('b')], false)
    expect([...first]).toEqual(['a', 'b'])
    const second = nextBatch(first, [ready('old', 5), ready('a', 3), document('b'), document('c')], false)
    expect([...second]).toEqual(['a', 'b', 'c'])
    expect(nextBatch(second, [ready('a', 3), document('b'), document('c')], false)).toBe(second)
    expect(nextBatch(second, [ready('a', 3), ready('b', 3), ready('c', 3)], true).size).toBe(3)
    expect(nextBatch(second, [ready('a', 3), ready('b', 3), ready('c', 3)], false).size).toBe(0)
    expect(nextBatch(none, [ready('a', 3)], false)).toBe(none)
  })

  it('drops what was removed, and knows a new version under the id that it takes over', () => {
    const batch = nextBatch(none, [document('a'), document('b'), document('new', { sha256: 'bytes' })], false)
    const after = nextBatch(batch, [document('b'), { ...ready('old', 4), sha256: 'bytes' }], false)
    expect([...after]).toEqual(['b', 'bytes'])
    expect(batchFigures(after, [document('b'), { ...ready('old', 4), sha256: 'bytes' }], 1)).toMatchObject({
      ready: 1,
      total: 3,
    })
  })

  it('judges the work of what is not read yet by what documents of its type hold', () => {
    const batch = new Set(['a', 'b', 'c', 'd'])
    const embedding = document('b', {
      status: 'processing',
      progress: { stage: 'embed', done: 10, total: 20 },
    })
    const failed = document('d', { status: 'failed' })
    const figures = batchFigures(batch, [ready('a', 40), embedding, document('c'), failed], 0)
    expect(figures).toMatchObject({ ready: 1, failed: 1, total: 4 })
    expect(figures.done).toBeCloseTo(40 + 20 * 0.555, 1)
    expect(figures.remaining).toBeCloseTo(20 * 0.445 + 40, 1)
  })
})
