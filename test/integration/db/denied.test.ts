import { chmodSync, chownSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { migrateStore, openStore } from '#db/open.ts'
import { openOriginals } from '#db/originals.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** `nobody` on every usual system. */
const ordinaryUser = 65_534

/** Runs the work as an ordinary user: permissions don't hold root back. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  if (userInfo().uid !== 0) return work()
  process.setegid?.(ordinaryUser)
  process.seteuid?.(ordinaryUser)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}

function readableOnly(...paths: string[]): void {
  for (const path of paths) chmodSync(path, path.endsWith('.sqlite') ? 0o444 : 0o555)
}

test('a folder without write permission is refused with what to do', async () => {
  const folder = temporaryFolder()
  readableOnly(folder)
  await asOrdinaryUser(async () => {
    const refusal = { code: 'storage_denied', message: expect.stringMatching(/permission|can be written/) }
    await expect(openStore(folder, { migrate: true })).rejects.toMatchObject(refusal)
    await expect(openStore(join(folder, 'inside'), { migrate: true })).rejects.toMatchObject(refusal)
    await expect(
      openOriginals(folder).receive(Readable.from([Buffer.from('x')]), { maxBytes: 9 }),
    ).rejects.toMatchObject(refusal)
  })
  chmodSync(folder, 0o700)
})

test('a library that may only be read is refused with what to do', async () => {
  const folder = temporaryFolder()
  await migrateStore(folder)
  readableOnly(join(folder, 'verbatim.sqlite'), folder)
  await asOrdinaryUser(async () => {
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'storage_denied',
      message: expect.stringMatching(/permission|can be written/),
    })
  })
  chmodSync(folder, 0o700)
})

test('a library in a folder of one’s own opens', async () => {
  const folder = temporaryFolder()
  if (userInfo().uid === 0) chownSync(folder, ordinaryUser, ordinaryUser)
  await asOrdinaryUser(async () => {
    const store = await openStore(folder, { migrate: true })
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })
})
