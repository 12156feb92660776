import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { waitFor } from '../../wait-for.ts'
import { startServer } from '../server.ts'

test('what an upload left when its server was killed is gone after a start, one that may go on is not', async () => {
  const data = await mkdtemp(join(tmpdir(), 'verbatim-abandoned-'))
  const incoming = join(data, 'incoming')
  await mkdir(incoming, { recursive: true })
  for (const name of ['abandoned', 'under-way']) await writeFile(join(incoming, name), 'The first half of a')
  const hourAgo = new Date(Date.now() - 3_600_000)
  await utimes(join(incoming, 'abandoned'), hourAgo, hourAgo)
  const server = await startServer({}, data)
  try {
    await waitFor(async () => expect(await readdir(incoming)).toEqual(['under-way']))
  } finally {
    await server.stop()
  }
})
