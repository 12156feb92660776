/**
 *   npm run check
 *
 * Everything that can be said about the sources without running them: format and lint, types, structure (and that a
 * breach of it is noticed), and whether anything is unused. All are run, whatever the earlier ones found.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { projectRoot } from './setup.mjs'

const binary = (packagePath) => join(projectRoot, 'node_modules', packagePath)
const folders = ['app', 'bench', 'cli', 'db', 'e2e', 'lib', 'scripts', 'test', 'workers'].filter((folder) =>
  existsSync(join(projectRoot, folder)),
)

/** Each check: what it looks at, and the commands (a script and its arguments) that must all succeed. */
const checks = [
  ['format and lint', [[binary('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']]],
  [
    'types',
    [
      [binary('next/dist/bin/next'), 'typegen'],
      [binary('typescript/bin/tsc'), '--noEmit'],
    ],
  ],
  ['structure', [[binary('dependency-cruiser/bin/dependency-cruise.mjs'), ...folders]]],
  ['breaches are noticed', [[join(projectRoot, 'scripts', 'check-canary.mjs')]]],
  ['nothing unused', [[binary('knip/bin/knip.js')]]],
]

/** Runs one check's commands until one fails. */
async function runCheck(commands) {
  for (const command of commands) {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' }
    const result = await runCommand(process.execPath, command, { cwd: projectRoot, env, capture: true })
    if (result.code !== 0) return result
  }
  return { code: 0, output: '' }
}

let failed = 0
for (const [name, commands] of checks) {
  const startedAt = performance.now()
  const { code, output } = await runCheck(commands)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (code !== 0) failed += 1
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${code === 0 ? '' : `\n${output.trimEnd()}`}`,
  )
}
process.exitCode = failed === 0 ? 0 : 1
