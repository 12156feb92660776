/**
 * Adds to package-lock.json the platform packages that npm left out of it.
 *
 *   npm run lockfile        after every change of dependencies
 *
 * A tool with native parts lists one optional package for each system. Where the registry in use does not carry
 * another system's package, npm leaves it out of the lockfile, and from then on `npm ci` refuses that lockfile
 * everywhere ("Missing: … from lock file"). The version is known, because the parent asks for it exactly, and so
 * is the system, because the name says it: that is all an entry needs. It has no integrity hash until npm, on a
 * registry that carries the package, writes one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { isMain } from './is-main.mjs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/**
 * Reads the system that a platform package is for out of its name.
 * @returns the fields by which npm decides whether to install it; undefined where the name does not say
 */
export function platformOf(packageName) {
  const words = packageName.split('/').at(-1).split('-')
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  if (cpu.length !== 1 || (os.length !== 1 && cpu[0] !== 'wasm32')) return undefined
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && 'glibc'
  return { cpu, ...(os.length ? { os } : {}), ...(libc ? { libc: [libc] } : {}) }
}

/**
 * Adds the missing entries to a parsed lockfile, in place.
 * @returns the names added, in order; [] when none was missing
 */
export function completeLockfile(lockfile) {
  const known = new Set(Object.keys(lockfile.packages).map((path) => path.split('node_modules/').at(-1)))
  const added = []
  for (const [parent, entry] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (known.has(name)) continue
      const platform = platformOf(name)
      if (!platform || !EXACT_VERSION.test(version)) {
        throw new Error(
          `Expected ${parent} to ask for a platform package by exact version, got ${name}@${version}. Add its entry to package-lock.json by hand.`,
        )
      }
      const { cpu, libc, os } = platform
      // npm's own order of keys, so that its next run changes nothing.
      lockfile.packages[`node_modules/${name}`] = { version, cpu, dev: entry.dev, libc, optional: true, os }
      known.add(name)
      added.push(name)
    }
  }
  const paths = Object.keys(lockfile.packages).sort((left, right) => left.localeCompare(right, 'en'))
  lockfile.packages = Object.fromEntries(paths.map((path) => [path, lockfile.packages[path]]))
  return added
}

if (isMain(import.meta.url)) {
  const path = new URL('../package-lock.json', import.meta.url)
  const lockfile = JSON.parse(readFileSync(path, 'utf8'))
  const added = completeLockfile(lockfile)
  if (added.length) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`)
  console.log(
    added.length ? `Added to package-lock.json: ${added.join(', ')}` : 'package-lock.json is complete.',
  )
}
