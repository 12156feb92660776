/**
 * Proves that the checks of structure can fail. It plants one breach of each rule in a small project of its own,
 * in a temporary folder and under the real settings, and expects every one to be found. A tool that silently looks at
 * nothing (dependency-cruiser does, with a TypeScript that it cannot read) is caught here too.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { projectRoot } from './setup.mjs'

/** Files that breaches import, and a sound import: none of them may be blamed. */
const SOUND = {
  'lib/errors.ts': 'export const failure = 1',
  'lib/ingest/ingest.ts': 'export const ingest = 1',
  'lib/bert/embed.ts': 'export const embed = 1',
  'db/store.ts': 'export const store = 1',
  'app/page.ts': 'export const page = 1',
  'workers/main.ts': 'export const main = 1',
  'cli/verbatim.ts': 'export const command = 1',
  'test/fake.ts': 'export const fake = 1',
  'lib/chunk/allowed.ts': "import { failure } from '#lib/errors.ts'\nexport const allowed = failure",
}

/** File, its text, and the rule that must name it. */
const BREACHES = [
  ['lib/chunk/a.ts', "import 'node:fs'", 'pure-without-node'],
  ['lib/eval/a.ts', "import 'zod'", 'pure-without-packages'],
  ['lib/answer/a.ts', "import '#lib/ingest/ingest.ts'", 'pure-on-pure'],
  ['lib/search/ranking.ts', "import '#db/store.ts'", 'pure-on-pure'],
  ['lib/search/a.ts', "import 'onnxruntime-node'", 'only-bert-runs-models'],
  ['lib/search/b.ts', "import 'better-sqlite3'", 'only-db-knows-sqlite'],
  ['lib/search/c.ts', "import '#db/store.ts'", 'lib-knows-the-store-interface'],
  ['lib/parse/a.ts', "import '../../app/page.ts'", 'nobody-imports-app'],
  ['lib/parse/b.ts', "import '../../workers/main.ts'", 'nobody-imports-workers'],
  ['lib/parse/c.ts', "import '../../cli/verbatim.ts'", 'nobody-imports-cli'],
  ['lib/parse/d.ts', "import '../../test/fake.ts'", 'no-tests-in-production'],
  ['lib/parse/e.ts', "import 'pdf-lib'", 'no-development-packages-in-production'],
  ['lib/parse/f.ts', "import './nowhere.ts'", 'no-unresolvable'],
  ['lib/parse/g.ts', "import './g.ts'", 'no-cycles'],
  ['app/_components/a.ts', "import '#lib/ingest/ingest.ts'", 'screens-know-types-only'],
  ['app/_components/b.ts', "import '#db/store.ts'", 'screens-without-server'],
  ['app/_components/c.ts', "import 'node:fs'", 'screens-without-node'],
  ['app/route.ts', "import '#lib/bert/embed.ts'", 'web-without-models'],
  ['db/a.ts', "import '#lib/ingest/ingest.ts'", 'db-knows-types-only'],
  [
    'db/b.ts',
    "import type { embed } from '#lib/bert/embed.ts'\nexport type A = typeof embed",
    'db-without-bert',
  ],
  [
    'lib/bert/a.ts',
    "import type { store } from '#db/store.ts'\nexport type A = typeof store",
    'bert-without-db',
  ],
]

/** Settings that the small project shares with ours; node_modules is linked. */
const SETTINGS = ['.dependency-cruiser.cjs', 'biome.json', 'package.json', 'tsconfig.json', '.gitignore']

function plant(root) {
  for (const name of SETTINGS) cpSync(join(projectRoot, name), join(root, name))
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction')
  const environmentReader = ['lib/parse/environment.ts', 'export const port = process.env.PORT']
  for (const [path, text] of [...Object.entries(SOUND), ...BREACHES, environmentReader]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${text}\n`)
  }
}

/** The breaches of structure found in a project, each as "rule file". */
async function findBreaches(root) {
  const cruiser = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const folders = ['app', 'cli', 'db', 'lib', 'test', 'workers']
  const args = [cruiser, '--output-type', 'json', ...folders]
  const { output } = await runCommand(process.execPath, args, { cwd: root, capture: true })
  return JSON.parse(output).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
}

/** Whether reading the environment outside lib/config.ts is refused. */
async function refusesEnvironment(root) {
  const biome = join(projectRoot, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--vcs-enabled=false', 'lib/parse/environment.ts']
  const { code, output } = await runCommand(process.execPath, args, { cwd: root, capture: true })
  return code !== 0 && output.includes('noProcessEnv')
}

/** What went unnoticed, or was blamed without reason; [] when the checks work. */
async function findFaults(root) {
  plant(root)
  const found = await findBreaches(root)
  const missed = BREACHES.map(([path, , rule]) => `${rule} ${path}`).filter(
    (breach) => !found.includes(breach),
  )
  const blamed = found.filter((breach) => Object.keys(SOUND).some((path) => breach.endsWith(` ${path}`)))
  return [
    ...missed.map((breach) => `Not noticed: ${breach}`),
    ...blamed.map((breach) => `Blamed without reason: ${breach}`),
    ...((await refusesEnvironment(root)) ? [] : ['Not noticed: process.env read outside lib/config.ts']),
  ]
}

const root = mkdtempSync(join(tmpdir(), 'verbatim-canary-'))
try {
  const faults = await findFaults(root)
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(root, { recursive: true, force: true })
}
