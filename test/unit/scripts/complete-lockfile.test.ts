import { describe, expect, it } from 'vitest'
import { completeLockfile, platformOf } from '../../../scripts/complete-lockfile.mjs'

describe('completing the lockfile', () => {
  it("reads a package's system out of its name", () => {
    expect(platformOf('@next/swc-darwin-arm64')).toEqual({ os: ['darwin'], cpu: ['arm64'] })
    expect(platformOf('@oxc-parser/binding-linux-arm-musleabihf')).toEqual({
      os: ['linux'],
      cpu: ['arm'],
      libc: ['musl'],
    })
    expect(platformOf('@tailwindcss/oxide-wasm32-wasi')).toEqual({ cpu: ['wasm32'] })
    expect(platformOf('left-pad')).toBeUndefined()
  })

  it('adds what a parent asks for and the lockfile lacks, and nothing else', () => {
    const optionalDependencies = { 'tool-linux-x64': '1.2.3', 'tool-win32-x64': '1.2.3' }
    const lockfile = {
      packages: {
        '': { name: 'project' },
        'node_modules/tool': { version: '1.2.3', dev: true, optionalDependencies },
        'node_modules/tool-linux-x64': { version: '1.2.3', os: ['linux'], cpu: ['x64'] },
      } as Record<string, object>,
    }
    expect(completeLockfile(lockfile)).toEqual(['tool-win32-x64'])
    expect(lockfile.packages['node_modules/tool-win32-x64']).toMatchObject({
      version: '1.2.3',
      os: ['win32'],
      cpu: ['x64'],
      dev: true,
      optional: true,
    })
    expect(completeLockfile(lockfile)).toEqual([])
  })

  it('refuses to guess a version', () => {
    const lockfile = {
      packages: { 'node_modules/tool': { optionalDependencies: { 'tool-win32-x64': '^1.2.0' } } },
    }
    expect(() => completeLockfile(lockfile)).toThrow(
      'Expected node_modules/tool to ask for a platform package',
    )
  })
})
