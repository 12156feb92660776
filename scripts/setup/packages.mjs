import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand, runCommand } from '../run-command.mjs'
import { fingerprint } from './fingerprint.mjs'
import { stampAt } from './stamp.mjs'

const stamp = (root) => stampAt(join(root, 'node_modules', '.verbatim-packages'))
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * Whether what npm says it installed is what the lockfile asks for. Optional packages may be absent: most of them
 * are for other systems.
 * @param lockfile  package-lock.json, parsed
 * @param installed node_modules/.package-lock.json, parsed
 */
export function isInstalled(lockfile, installed) {
  return Object.entries(lockfile.packages).every(([path, { version, optional }]) => {
    if (path === '') return true
    const found = installed.packages[path]
    return found ? found.version === version : optional === true
  })
}

/**
 * Installs exactly what package-lock.json names. Packages that someone installed with npm itself are accepted when
 * they are the same.
 */
export const packages = {
  title: 'Installing packages (npm ci)',

  staleReason(root) {
    const current = fingerprint(root, ['package-lock.json'])
    if (stamp(root).read() === current) return undefined
    const record = join(root, 'node_modules', '.package-lock.json')
    if (!existsSync(record)) return 'nothing is installed yet'
    if (!isInstalled(readJson(join(root, 'package-lock.json')), readJson(record)))
      return 'package-lock.json has changed'
    stamp(root).write(current)
    return undefined
  },

  async run(root) {
    const [command, ...args] = npmCommand()
    // The install script of onnxruntime-node fetches CUDA libraries wherever it finds nvcc. Newer npm is told in
    // package.json (allowScripts) not to run it; this tells the script itself, for an older npm.
    const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' }
    const options = { cwd: root, env, capture: true }
    const { code, output } = await runCommand(
      command,
      [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'],
      options,
    )
    if (code !== 0) throw new Error(`${output.trimEnd().slice(-4000)}\n${adviceFor(output)}`)
    stamp(root).write(fingerprint(root, ['package-lock.json']))
  },
}

/** What to do about a failed install, as far as npm's own words tell. */
export function adviceFor(npmOutput) {
  if (/gyp|better-sqlite3/i.test(npmOutput)) {
    return (
      'Expected better-sqlite3 to be downloaded or compiled, neither worked. ' +
      'Install what compiles it (on Debian and Ubuntu: apt-get install python3 make g++) and start again.'
    )
  }
  return 'Expected `npm ci` to install the packages of package-lock.json, it failed as above. Check the network and start again.'
}
