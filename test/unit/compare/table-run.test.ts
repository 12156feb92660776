import { describe, expect, it } from 'vitest'
import type { TableRow } from '#lib/api/tables.ts'
import { HttpFailure } from '../../../app/_components/http/http.ts'
import { TableRun } from '../../../app/_components/http/table-run.ts'
import { waitFor } from '../../wait-for.ts'

/** A run whose documents are answered when the test says so. */
function startRun() {
  const asked: string[] = []
  const pending = new Map<string, { resolve(): void; reject(reason: Error): void }>()
  const run = new TableRun((id, signal) => {
    asked.push(id)
    return new Promise<TableRow>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      const row = { documentId: id, documentName: id, cells: [] }
      pending.set(id, { resolve: () => resolve(row), reject })
    })
  })
  const states = () => Object.fromEntries([...run.getSnapshot().rows].map(([id, { status }]) => [id, status]))
  const becomes = (expected: Record<string, string>) => waitFor(() => expect(states()).toEqual(expected))
  return { run, asked, answer: (id: string) => pending.get(id)!.resolve(), fail: pending, becomes }
}

describe('TableRun', () => {
  it('asks one document at a time, in their order', async () => {
    const { run, asked, answer, becomes } = startRun()
    run.want(['a', 'b'])
    await becomes({ a: 'asking', b: 'waiting' })
    answer('a')
    await becomes({ a: 'done', b: 'asking' })
    answer('b')
    await becomes({ a: 'done', b: 'done' })
    expect(asked).toEqual(['a', 'b'])
    expect(run.getSnapshot().isRunning).toBe(false)
  })

  it('asks a document that arrives, and none twice', async () => {
    const { run, asked, answer, becomes } = startRun()
    run.want(['a'])
    answer('a')
    await becomes({ a: 'done' })
    run.want(['new', 'a'])
    await becomes({ new: 'asking', a: 'done' })
    expect(asked).toEqual(['a', 'new'])
  })

  it('has the rows that are known from before at once, and asks only the others', async () => {
    const asked: string[] = []
    const known = { documentId: 'a', documentName: 'a', cells: [] }
    const run = new TableRun(
      (id) => {
        asked.push(id)
        return new Promise(() => undefined)
      },
      (id) => (id === 'a' ? known : undefined),
    )
    run.want(['a', 'b'])
    expect([...run.getSnapshot().rows.values()]).toEqual([
      { status: 'done', row: known },
      { status: 'asking' },
    ])
    expect(asked).toEqual(['b'])
  })

  it('stops at once, and goes on where it stopped', async () => {
    const { run, answer, becomes } = startRun()
    run.want(['a', 'b'])
    answer('a')
    await becomes({ a: 'done', b: 'asking' })
    run.stop()
    await becomes({ a: 'done', b: 'waiting' })
    expect(run.getSnapshot()).toMatchObject({ isRunning: false, isStopped: true })
    run.reconnect()
    await becomes({ a: 'done', b: 'waiting' })
    run.resume()
    await becomes({ a: 'done', b: 'asking' })
  })

  it('leaves a document that is no longer wanted', async () => {
    const { run, becomes } = startRun()
    run.want(['a', 'b'])
    run.want(['b'])
    await becomes({ b: 'asking' })
  })

  it('a document that fails does not hold up the others, and can be asked again', async () => {
    const { run, answer, fail, becomes } = startRun()
    run.want(['a', 'b'])
    fail.get('a')!.reject(new HttpFailure('not_found', 'It is gone.'))
    await becomes({ a: 'failed', b: 'asking' })
    answer('b')
    await becomes({ a: 'failed', b: 'done' })
    run.retry('a')
    await becomes({ a: 'asking', b: 'done' })
  })

  it('waits while the server is away, and goes on when it is back', async () => {
    const { run, fail, becomes } = startRun()
    run.want(['a', 'b'])
    fail.get('a')!.reject(new HttpFailure('unreachable', 'No answer.'))
    await becomes({ a: 'waiting', b: 'waiting' })
    expect(run.getSnapshot().outage).toBe('No answer.')
    run.reconnect()
    await becomes({ a: 'asking', b: 'waiting' })
    expect(run.getSnapshot().outage).toBeUndefined()
  })

  it('ends with its screen, and goes on when the screen is back', async () => {
    const { run, becomes } = startRun()
    run.want(['a'])
    run.end()
    await becomes({ a: 'waiting' })
    run.want(['a'])
    await becomes({ a: 'asking' })
  })
})
