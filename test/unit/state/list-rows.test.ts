import { describe, expect, it } from 'vitest'
import { defaultListAddress, type ListAddress } from '../../../app/_components/state/list-address.ts'
import { rowsOf } from '../../../app/_components/state/list-rows.ts'
import type { Document } from '../../../lib/api/schemas.ts'

const documentOf = (name: string, more: Partial<Document> = {}): Document => ({
  id: name,
  name,
  mediaType: 'text/plain',
  sizeBytes: 1,
  sha256: name,
  status: 'ready',
  progress: { stage: 'done', done: 1, total: 1 },
  warnings: [],
  notes: [],
  passageCount: 1,
  tags: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

const documents = [
  documentOf('Lease 10.pdf', {
    mediaType: 'application/pdf',
    tags: ['home'],
    createdAt: '2026-01-03T00:00:00.000Z',
  }),
  documentOf('lease 2.pdf', {
    mediaType: 'application/pdf',
    status: 'failed',
    createdAt: '2026-01-02T00:00:00.000Z',
  }),
  documentOf('Minutes.txt', { sizeBytes: 7, tags: ['work', 'home'] }),
]
const names = (address: Partial<ListAddress>) =>
  rowsOf(documents, { ...defaultListAddress, ...address }).map(({ name }) => name)

describe('the rows of the library', () => {
  it('are the newest first unless asked otherwise', () => {
    expect(names({})).toEqual(['Lease 10.pdf', 'lease 2.pdf', 'Minutes.txt'])
    expect(names({ isDescending: false })).toEqual(['Minutes.txt', 'lease 2.pdf', 'Lease 10.pdf'])
  })

  it('stand by name without regard to case, 2 before 10', () => {
    expect(names({ sort: 'name', isDescending: false })).toEqual([
      'lease 2.pdf',
      'Lease 10.pdf',
      'Minutes.txt',
    ])
  })

  it('that are alike stay in the order in which they come, either way round', () => {
    expect(names({ sort: 'type' })).toEqual(['Minutes.txt', 'Lease 10.pdf', 'lease 2.pdf'])
    expect(names({ sort: 'passages', isDescending: false })).toEqual(names({ sort: 'passages' }))
  })

  it.each<[Partial<ListAddress>, string[]]>([
    [{ query: ' LEASE ' }, ['Lease 10.pdf', 'lease 2.pdf']],
    [{ type: 'text' }, ['Minutes.txt']],
    [{ status: 'failed' }, ['lease 2.pdf']],
    [{ tag: 'home' }, ['Lease 10.pdf', 'Minutes.txt']],
    [{ tag: 'home', query: 'min' }, ['Minutes.txt']],
    [{ tag: 'nowhere' }, []],
  ])('are those that %j asks for', (address, expected) => {
    expect(names(address)).toEqual(expected)
  })
})
