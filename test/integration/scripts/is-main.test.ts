import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { isMain } from '../../../scripts/is-main.mjs'

it('knows the script that is run, also through a linked folder', ({ onTestFinished }) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'verbatim-main-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const script = join(folder, 'script.mjs')
  writeFileSync(script, '')
  symlinkSync(folder, join(folder, 'linked'), 'junction')
  const url = pathToFileURL(script).href
  expect(isMain(url, script)).toBe(true)
  expect(isMain(url, join(folder, 'linked', 'script.mjs'))).toBe(true)
  expect(isMain(pathToFileURL(join(folder, 'other.mjs')).href, script)).toBe(false)
  expect(isMain(url, undefined)).toBe(false)
})
