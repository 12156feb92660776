import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import { connect } from '#db/sqlite/connection.ts'
import { createContext } from '#db/sqlite/context.ts'
import { createSqliteStore } from '#db/sqlite/store.ts'
import { cannotTry } from '../cannot-try.ts'
import { fillUntilFull } from './fill-until-full.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('when the database can grow no more, nothing stored is lost and adding says why it fails', async () => {
  const folder = temporaryFolder()
  await (await openStore(folder, { migrate: true, dimension: 4 })).close()
  const database = connect(folder, { readonly: false, create: false })
  database.pragma('max_page_count = 300')
  const store = createSqliteStore(createContext(database, 4, Date.now))
  const result = await fillUntilFull(store)
  expect(result).toMatchObject({ codes: ['storage_full'], faults: [] })
  expect(result.ready).toBeGreaterThan(3)
  expect(result.found).toBe(result.ready)
  database.pragma('max_page_count = 100000')
  expect(await fillUntilFull(store, result.ready + 3)).toMatchObject({ codes: [], ready: result.ready + 3 })
  await store.close()
})

/** A disk of 2 MB in a mount namespace of the child's own, where this system lets an ordinary user make one. */
const privateDisk = (command: string) => ['--user', '--map-root-user', '--mount', 'sh', '-c', command]
const canMount =
  spawnSync('unshare', privateDisk('mount -t tmpfs -o size=2m tmpfs /tmp && mkdir /tmp/probe')).status === 0

const title = 'on a disk of 2 MB, nothing stored is lost and adding says why it fails'
if (canMount) test(title, fillSmallDisk)
else cannotTry(title, 'unshare (util-linux) and the right to make a user namespace')

function fillSmallDisk(): void {
  const folder = temporaryFolder()
  const script = join(import.meta.dirname, 'fill-disk-process.ts')
  const command = `mount -t tmpfs -o size=2m tmpfs '${folder}' && exec '${process.execPath}' --import tsx '${script}' '${folder}'`
  const child = spawnSync('unshare', privateDisk(command), { encoding: 'utf8' })
  expect(child.stderr).toBe('')
  const [filled, reopened] = JSON.parse(child.stdout)
  expect(filled).toMatchObject({ codes: ['storage_full'], faults: [] })
  expect(filled.ready).toBeGreaterThan(3)
  expect(reopened).toEqual({ ready: filled.ready, found: filled.ready, faults: [] })
}
