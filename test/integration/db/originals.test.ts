import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openOriginals } from '#db/originals.ts'
import { temporaryFolder } from './temporary-folder.ts'

const limits = { maxBytes: 1_000 }
const hashOf = (bytes: string) => createHash('sha256').update(bytes).digest('hex')
const streamOf = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))
const leftIn = (folder: string) => readdirSync(join(folder, 'incoming'))

test('what was received can be read by its hash, and removed', async () => {
  const folder = temporaryFolder()
  const originals = openOriginals(folder)
  const received = await originals.receive(streamOf('first ', 'second'), limits)
  expect(received).toEqual({ sha256: hashOf('first second'), sizeBytes: 12 })
  expect((await originals.read(received.sha256)).toString()).toBe('first second')
  expect(originals.path(received.sha256)).toBe(
    join(folder, 'originals', received.sha256.slice(0, 2), received.sha256),
  )
  expect(leftIn(folder)).toEqual([])
  await originals.remove(received.sha256)
  await originals.remove(received.sha256)
  await expect(originals.read(received.sha256)).rejects.toMatchObject({ code: 'not_found' })
})

test('the same bytes twice at once are one file', async () => {
  const originals = openOriginals(temporaryFolder())
  const [one, other] = await Promise.all([
    originals.receive(streamOf('same'), limits),
    originals.receive(streamOf('sa', 'me'), limits),
  ])
  expect(one).toEqual(other)
  expect((await originals.read(one.sha256)).toString()).toBe('same')
})

test('an empty stream is received as nothing', async () => {
  const received = await openOriginals(temporaryFolder()).receive(streamOf(), limits)
  expect(received).toEqual({ sha256: hashOf(''), sizeBytes: 0 })
})

test('more bytes than allowed are refused and leave nothing; exactly as many are not', async () => {
  const folder = temporaryFolder()
  const originals = openOriginals(folder)
  expect(await originals.receive(streamOf('12345'), { maxBytes: 5 })).toMatchObject({ sizeBytes: 5 })
  await expect(originals.receive(streamOf('123', '456'), { maxBytes: 5 })).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('at most 5 bytes'),
  })
  expect(leftIn(folder)).toEqual([])
})

test('a cancelled or broken stream leaves nothing', async () => {
  const folder = temporaryFolder()
  const originals = openOriginals(folder)
  const aborting = new AbortController()
  async function* endless() {
    for (let piece = 0; ; piece++) {
      yield Buffer.from(`${piece}`)
      if (piece === 20) aborting.abort()
    }
  }
  const receiving = originals.receive(endless(), { maxBytes: 1e9, signal: aborting.signal })
  await expect(receiving).rejects.toMatchObject({ code: 'cancelled' })
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('The connection broke.')
  }
  await expect(originals.receive(broken(), limits)).rejects.toMatchObject({ code: 'internal' })
  expect(leftIn(folder)).toEqual([])
})

test('only a hash names an original', () => {
  const originals = openOriginals(temporaryFolder())
  for (const name of ['', '..', '../../secret', 'ABC', 'a'.repeat(63)]) {
    expect(() => originals.path(name)).toThrow('Expected a SHA-256')
  }
})

test('sweeping removes what interrupted uploads left, and nothing that may still be written', async () => {
  const folder = temporaryFolder()
  const originals = openOriginals(folder)
  expect(await originals.sweep(0)).toBe(0)
  mkdirSync(join(folder, 'incoming'))
  for (const name of ['old', 'new']) writeFileSync(join(folder, 'incoming', name), 'half')
  const hourAgo = new Date(Date.now() - 3_600_000)
  utimesSync(join(folder, 'incoming', 'old'), hourAgo, hourAgo)
  expect(await originals.sweep(60_000)).toBe(1)
  expect(leftIn(folder)).toEqual(['new'])
})
