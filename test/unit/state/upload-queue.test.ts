import { describe, expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { HttpFailure } from '../../../app/_components/http/http.ts'
import { NameTaken, type OnSameName, UploadQueue } from '../../../app/_components/http/upload-queue.ts'
import { waitFor } from '../../wait-for.ts'

/** A queue whose server has a document of the given name. */
function startQueue(takenName: string) {
  const sent: [name: string, onSameName: OnSameName][] = []
  const queue = new UploadQueue(
    async ({ name }, { onSameName }) => {
      sent.push([name, onSameName])
      if (name === takenName && onSameName === 'ask') throw new NameTaken()
      return { document: { id: name } as Document, added: true }
    },
    () => undefined,
  )
  const states = () => queue.getSnapshot().map(({ name, state }) => [name, state])
  return { queue, sent, states }
}

const file = (name: string) => new File(['words'], name)

describe('UploadQueue', () => {
  it('asks about a name that is taken, and sends the file as was chosen', async () => {
    const { queue, sent, states } = startQueue('lease.txt')
    queue.add([file('lease.txt'), file('other.txt')])
    await waitFor(() => expect(states()).toEqual([['lease.txt', 'asking']]))
    queue.decide(queue.getSnapshot()[0]!.key, 'replace')
    await waitFor(() => expect(states()).toEqual([]))
    expect(sent).toEqual([
      ['lease.txt', 'ask'],
      ['other.txt', 'ask'],
      ['lease.txt', 'replace'],
    ])
  })

  it('keeps files of one name that come together beside each other', async () => {
    const { queue, sent, states } = startQueue('index.html')
    queue.add([file('index.html'), file('index.html')])
    await waitFor(() => expect(states()).toEqual([]))
    expect(sent.map(([, onSameName]) => onSameName)).toEqual(['keep', 'keep'])
  })

  it('names the document that has a file’s bytes already', async () => {
    const queue = new UploadQueue(
      async () => ({ document: { id: 'id', name: 'lease.txt' } as Document, added: false }),
      () => undefined,
    )
    queue.add([file('copy.txt')])
    await waitFor(() =>
      expect(queue.getSnapshot()).toMatchObject([
        { name: 'copy.txt', state: 'duplicate', known: { id: 'id', name: 'lease.txt' } },
      ]),
    )
  })

  it('sends a file in the place of a document', async () => {
    const { queue, sent, states } = startQueue('lease.txt')
    queue.replace('locked', file('lease.txt'))
    await waitFor(() => expect(states()).toEqual([]))
    expect(sent).toEqual([['lease.txt', { documentId: 'locked' }]])
  })

  it('sends again by itself what failed because the server was away, and nothing else', async () => {
    const sent: string[] = []
    const queue = new UploadQueue(
      async ({ name }) => {
        sent.push(name)
        if (name === 'lease.txt' && sent.length > 2)
          return { document: { id: name } as Document, added: true }
        throw new HttpFailure(name === 'empty.txt' ? 'empty_document' : 'unreachable', 'It failed.')
      },
      () => undefined,
    )
    const states = () => queue.getSnapshot().map(({ name, state }) => [name, state])
    queue.add([file('lease.txt'), file('empty.txt')])
    await waitFor(() => expect(states().map(([, state]) => state)).toEqual(['failed', 'failed']))
    queue.reconnect()
    await waitFor(() => expect(states()).toEqual([['empty.txt', 'failed']]))
    expect(sent).toEqual(['lease.txt', 'empty.txt', 'lease.txt'])
  })

  it('leaves a file out on request', async () => {
    const { queue, sent, states } = startQueue('lease.txt')
    queue.add([file('lease.txt')])
    await waitFor(() => expect(states()).toEqual([['lease.txt', 'asking']]))
    queue.dismiss(queue.getSnapshot()[0]!.key)
    expect(states()).toEqual([])
    expect(sent).toHaveLength(1)
  })
})
