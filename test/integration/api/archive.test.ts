import { readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { beforeEach, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { type Originals, openOriginals } from '#db/originals.ts'
import type { Document } from '#lib/api/schemas.ts'
import { archiveOf } from '../../../app/api/_http/archive.ts'
import { temporaryFolder } from '../db/temporary-folder.ts'

let originals: Originals
beforeEach(() => {
  originals = openOriginals(temporaryFolder())
})

async function keep(name: string, content: string | Buffer, mediaType = 'text/plain'): Promise<Document> {
  const received = await originals.receive(Readable.from([Buffer.from(content)]), { maxBytes: 100_000_000 })
  return { ...received, name, mediaType, createdAt: '2026-03-04T05:06:08.000Z' } as Document
}

/** The members of a zip by their names. */
function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure)
      const members = new Map<string, Buffer>()
      zip.on('error', reject)
      zip.on('end', () => resolve(members))
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          members.set(entry.fileName, Buffer.concat(await stream.toArray()))
          zip.readEntry()
        }),
      )
      zip.readEntry()
    })
  })
}

it('holds the originals byte for byte, each under a name of its own', async () => {
  const noise = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251))
  const documents = [
    await keep('a.txt', 'first'),
    await keep('A.txt', 'second'),
    await keep('scan.pdf', noise, 'application/pdf'),
    await keep('..', 'odd'),
  ]
  const response = await archiveOf(documents, originals)
  expect(response.headers.get('content-type')).toBe('application/zip')
  const members = await unzip(Buffer.from(await response.arrayBuffer()))
  expect([...members.keys()]).toEqual(['a.txt', 'A (2).txt', 'scan.pdf', 'document'])
  expect(members.get('A (2).txt')?.toString()).toBe('second')
  expect(members.get('scan.pdf')?.equals(noise)).toBe(true)
})

it('is refused before anything is sent when an original is gone', async () => {
  const document = await keep('gone.txt', 'words')
  await rm(originals.path(document.sha256))
  await expect(archiveOf([document], originals)).rejects.toMatchObject({ code: 'not_found' })
})

it('closes what it reads when the client leaves in the middle', async () => {
  const document = await keep('large.bin', Buffer.alloc(20_000_000, 'x'), 'application/octet-stream')
  const { body } = await archiveOf([document, await keep('b.txt', 'b')], originals)
  const reader = body!.getReader()
  expect((await reader.read()).done).toBe(false)
  await reader.cancel()
  expect(await readFile(originals.path(document.sha256))).toHaveLength(20_000_000)
})
