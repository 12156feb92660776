import { describe, expect, it } from 'vitest'
import { isAtLeast } from '../../../scripts/setup/node-version.mjs'
import { adviceFor, isInstalled } from '../../../scripts/setup/packages.mjs'

describe('versions of Node', () => {
  it.each([
    ['20.19.0', '20.19', true],
    ['20.9.0', '20.19', false],
    ['22.1.0', '20.19', true],
    ['18.20.4', '20.19', false],
  ])('%s against at least %s', (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected)
  })
})

describe('comparing what is installed with the lockfile', () => {
  const lockfile = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-win32-x64': { version: '1.0.0', optional: true },
    },
  }

  it('accepts the same versions, without the packages of other systems', () => {
    expect(isInstalled(lockfile, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true)
  })

  it('refuses another version, and a package that is missing', () => {
    expect(isInstalled(lockfile, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
    expect(isInstalled(lockfile, { packages: {} })).toBe(false)
  })
})

describe('a failed install', () => {
  it('names the Debian packages when better-sqlite3 could not be compiled', () => {
    expect(adviceFor('npm error gyp ERR! find Python')).toContain('apt-get install python3 make g++')
  })

  it('points to the network otherwise', () => {
    expect(adviceFor('npm error code ENOTFOUND')).toContain('Check the network')
  })
})
