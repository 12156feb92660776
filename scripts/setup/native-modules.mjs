import { join } from 'node:path'
import { npmCommand, runCommand } from '../run-command.mjs'
import { fingerprint } from './fingerprint.mjs'
import { adviceFor } from './packages.mjs'
import { stampAt } from './stamp.mjs'

const NATIVE_PACKAGES = ['better-sqlite3', 'sqlite-vec', 'onnxruntime-node']

// Opening a database is what loads better-sqlite3's native part, and loading the extension sqlite-vec's.
const LOAD_ALL = `
  const Database = require('better-sqlite3')
  require('sqlite-vec').load(new Database(':memory:'))
  require('onnxruntime-node')
`

const stamp = (root) => stampAt(join(root, 'node_modules', '.verbatim-native'))

/** A native part fits one lockfile, one binary interface of Node and one kind of machine. */
const current = (root) =>
  fingerprint(root, ['package-lock.json'], [process.versions.modules, process.platform, process.arch])

// In a process of its own, because a native part that does not fit may end the process instead of throwing.
const load = (root) => runCommand(process.execPath, ['-e', LOAD_ALL], { cwd: root, capture: true })

/** Makes sure that the packages with native parts load, and rebuilds the one that depends on Node's version. */
export const nativeModules = {
  title: `Checking that native modules load (${NATIVE_PACKAGES.join(', ')})`,

  staleReason(root) {
    return stamp(root).read() === current(root) ? undefined : 'packages or Node are new'
  },

  async run(root) {
    if ((await load(root)).code !== 0) await rebuild(root)
    const { code, output } = await load(root)
    if (code !== 0) {
      throw new Error(
        `${output.trimEnd().slice(-4000)}\nExpected ${NATIVE_PACKAGES.join(', ')} to load, one did not, as above. ` +
          'They run on x64 and arm64 with macOS, Windows or a Linux with glibc (not musl). ' +
          'If yours is one of these, remove node_modules and start again.',
      )
    }
    stamp(root).write(current(root))
  },
}

/** Compiles better-sqlite3 for this Node, or fetches it compiled. The other packages carry every build in them. */
async function rebuild(root) {
  const [command, ...args] = npmCommand()
  const { code, output } = await runCommand(command, [...args, 'rebuild', 'better-sqlite3'], {
    cwd: root,
    capture: true,
  })
  if (code !== 0) throw new Error(`${output.trimEnd().slice(-4000)}\n${adviceFor(output)}`)
}
