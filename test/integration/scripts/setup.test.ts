import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../scripts/setup/fingerprint.mjs'
import { packages } from '../../../scripts/setup/packages.mjs'
import { stampAt } from '../../../scripts/setup/stamp.mjs'
import { webBuild } from '../../../scripts/setup/web-build.mjs'
import { setUp } from '../../../scripts/setup.mjs'

let root: string

const write = (path: string, content: unknown): void => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-setup-'))
  write('package.json', { engines: { node: '>=20.19' } })
  write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a fingerprint of sources', () => {
  it('changes with content, names, and files that come or go', () => {
    write('app/a.ts', 'one')
    const before = fingerprint(root, ['app'])
    write('app/a.ts', 'two')
    const edited = fingerprint(root, ['app'])
    write('app/deep/b.ts', 'three')
    const added = fingerprint(root, ['app'])
    expect(new Set([before, edited, added]).size).toBe(3)
  })

  it('stays the same when only the time changes, and for folders that are not there', () => {
    write('app/a.ts', 'one')
    const before = fingerprint(root, ['app', 'public'])
    utimesSync(join(root, 'app/a.ts'), 0, 0)
    expect(fingerprint(root, ['app', 'public'])).toBe(before)
  })
})

describe('installing packages', () => {
  it('is stale in a fresh clone', () => {
    expect(packages.staleReason(root)).toBe('nothing is installed yet')
  })

  it('accepts what someone installed with npm, until the lockfile changes', () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } })
    expect(packages.staleReason(root)).toBeUndefined()
    expect(packages.staleReason(root)).toBeUndefined()
    write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '2.0.0' } } })
    expect(packages.staleReason(root)).toBe('package-lock.json has changed')
  })
})

describe('building the app', () => {
  it('is stale before the first build, and when a source differs from what was built', () => {
    expect(webBuild.staleReason(root)).toBe('nothing is built yet')
    stampAt(join(root, '.next/verbatim-build')).write('another fingerprint')
    expect(webBuild.staleReason(root)).toBe('sources have changed')
  })
})

describe('the set-up', () => {
  const step = (title: string, reason: string | undefined, done: string[]) => ({
    title,
    staleReason: () => reason,
    run: async () => {
      done.push(title)
    },
  })

  it('does only what is stale, in order, and says so', async () => {
    const done: string[] = []
    const lines: string[] = []
    const steps = [
      step('first', 'missing', done),
      step('second', undefined, done),
      step('third', 'old', done),
    ]
    await setUp({ root, steps, say: (line: string) => lines.push(line) })
    expect(done).toEqual(['first', 'third'])
    expect(lines.filter((line) => !line.startsWith('  done in'))).toEqual([
      'first: missing …',
      'third: old …',
    ])
  })

  it('says nothing where nothing is to do', async () => {
    const lines: string[] = []
    await setUp({ root, steps: [step('only', undefined, [])], say: (line: string) => lines.push(line) })
    expect(lines).toEqual([])
  })

  it('stops at a step that fails', async () => {
    const done: string[] = []
    const failing = {
      title: 'failing',
      staleReason: () => 'old',
      run: () => Promise.reject(new Error('no network')),
    }
    const steps = [failing, step('after', 'old', done)]
    await expect(setUp({ root, steps, say: () => undefined })).rejects.toThrow('no network')
    expect(done).toEqual([])
  })

  it('refuses a Node that is too old in one sentence', async () => {
    write('package.json', { engines: { node: '>=99.0' } })
    await expect(setUp({ root, steps: [] })).rejects.toThrow(
      /^Expected Node 99\.0 or newer, got \d+\.\d+\.\d+\./,
    )
  })
})
