import { join } from 'node:path'
import { runCommand } from '../run-command.mjs'
import { fingerprint } from './fingerprint.mjs'
import { stampAt } from './stamp.mjs'

/** Everything that the built screens are made from. */
const SOURCES = [
  'app',
  'lib',
  'db',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'scripts/compress-chunks.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

const stamp = (root) => stampAt(join(root, '.next', 'verbatim-build'))

/** Builds the screens and the HTTP interface for production. */
export const webBuild = {
  title: 'Building the app (next build)',

  staleReason(root) {
    const before = stamp(root).read()
    if (before === fingerprint(root, SOURCES)) return undefined
    return before ? 'sources have changed' : 'nothing is built yet'
  },

  async run(root) {
    // Taken first: a source saved during the build must make the next start build again.
    const built = fingerprint(root, SOURCES)
    stamp(root).remove()
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
    const { code, output } = await runCommand(process.execPath, [next, 'build'], {
      cwd: root,
      env,
      capture: true,
    })
    if (code !== 0) {
      throw new Error(
        `${output.trimEnd()}\nExpected the app to build, it failed as above. Mend that and start again.`,
      )
    }
    stamp(root).write(built)
  },
}
