import { expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { groupDocuments } from '../../../app/_components/library/stage.ts'

/** As the library has them: the newest first. */
const documents = (
  [
    ['d', 'queued'],
    ['c', 'queued'],
    ['b', 'processing'],
    ['a', 'ready'],
  ] as const
).map(([id, status]) => ({ id, status }) as Document)

it('lists what is worked on before what waits, and that in the order in which it is taken up', () => {
  const { ready, working } = groupDocuments(documents)
  expect(working.map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  expect(ready.map(({ id }) => id)).toEqual(['a'])
})
