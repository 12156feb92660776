import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Document } from '#lib/api/schemas.ts'
import { cannotTry } from '../cannot-try.ts'
import { findChild } from '../processes.ts'
import { type Server, startServer, until, untilDone, upload } from '../server.ts'

const sizeBytes = 24_000_000

/** A small disk to fill: for root to make, or for whoever has a mount namespace of their own. */
function mountDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder])
  if (mounted.status === 0) return folder
  rmSync(folder, { recursive: true })
  return undefined
}

const firstId = (body: unknown): string => (body as { documents: Document[] }).documents[0]!.id

const minutes = 60_000
const title = 'a full disk under the whole server'
const privateNamespace = ['--user', '--map-root-user', '--mount']
const canUnshare = () => spawnSync('unshare', [...privateNamespace, 'true']).status === 0

const mounted = mountDisk()
if (mounted) describe(title, () => fillDiskOfServer(mounted))
else if (canUnshare()) test(`${title}, in a mount namespace of its own`, runInNamespace, 6 * minutes)
else cannotTry(title, 'Linux, and root or the right to make a user namespace')

/** Runs this file once more where an ordinary user may mount. */
function runInNamespace(): void {
  const vitest = join(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')
  const command = [
    process.execPath,
    vitest,
    'run',
    '--project',
    'integration',
    '--reporter',
    'default',
    import.meta.filename,
  ]
  const run = spawnSync('unshare', [...privateNamespace, ...command], { encoding: 'utf8' })
  expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0)
}

function fillDiskOfServer(disk: string): void {
  let server: Server
  beforeAll(async () => {
    server = await startServer({}, disk)
  })
  afterAll(async () => {
    await server?.stop()
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  })

  it('refuses the upload with the reason, keeps what is stored, and goes on once there is space', async () => {
    const kept = await upload(server.url, 'kept.txt', 'The spare key hangs behind the clock.')
    expect((await untilDone(server.url, firstId(kept.body))).status).toBe('ready')

    const filling = await upload(server.url, 'large.bin', new Uint8Array(sizeBytes))
    expect(filling.status).toBe(507)
    expect(filling.body).toMatchObject({
      error: { code: 'storage_full', message: expect.stringContaining('disk is full') },
    })
    expect(await readdir(join(disk, 'incoming'))).toEqual([])

    const response = await fetch(`${server.url}/api/documents/${firstId(kept.body)}/text`)
    expect(await response.json()).toMatchObject({ text: expect.stringContaining('spare key') })
    const later = await upload(server.url, 'later.txt', 'There is space again on Tuesday.')
    expect((await untilDone(server.url, firstId(later.body))).status).toBe('ready')
  })

  it('fails a document that does not fit once it is parsed, with the reason, and lets it be retried', async () => {
    // Needs more than the reserve that the worker keeps for the reason of a failure.
    const text = Array.from(
      { length: 12_000 },
      (_, line) => `Row ${line} of the ledger names ${line * 31} crates.`,
    )
    const worker = await until(() => findChild(server.child.pid!, 'workers/ingest.ts'))
    process.kill(worker, 'SIGSTOP')
    const large = await upload(server.url, 'ledger.txt', text.join('\n\n'))
    const ballast = join(disk, 'ballast')
    await fillDisk(ballast)
    process.kill(worker, 'SIGCONT')
    const failed = await untilDone(server.url, firstId(large.body))
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'storage_full' } })
    rmSync(ballast)
    await fetch(`${server.url}/api/documents/${failed.id}/retry`, { method: 'POST' })
    expect((await untilDone(server.url, failed.id)).status).toBe('ready')
    const store = await openStore(disk, { readonly: true })
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })
}

/** Writes until nothing more fits. */
async function fillDisk(path: string): Promise<void> {
  for (let size = 1_000_000; size >= 1_000; size /= 10) {
    for (;;) {
      try {
        await writeFile(path, new Uint8Array(size), { flag: 'a' })
      } catch {
        break
      }
    }
  }
}
