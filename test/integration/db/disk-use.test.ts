import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureDisk } from '#db/disk-use.ts'
import { describeEngine } from '#db/engine.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('a data folder is measured by what is in it: database with its log, originals, anything else', async () => {
  const folder = temporaryFolder()
  for (const path of ['originals/ab', 'models/fetched']) mkdirSync(join(folder, path), { recursive: true })
  const write = (path: string, sizeBytes: number) =>
    writeFileSync(join(folder, path), new Uint8Array(sizeBytes))
  write('verbatim.sqlite', 1_000)
  write('verbatim.sqlite-wal', 200)
  write('originals/ab/abcd', 30)
  write('models/fetched/model.onnx', 4)
  const { free, ...use } = await measureDisk(folder)
  expect(use).toEqual({ database: 1_200, originals: 30, other: 4 })
  expect(free).toBeGreaterThan(0)
})

test('the engine says its versions', () => {
  expect(describeEngine()).toEqual({
    sqlite: expect.stringMatching(/^3\.\d+\.\d+$/),
    sqliteVec: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })
})
