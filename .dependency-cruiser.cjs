/**
 * Which folder may import which; `npm run check` holds the code to it, and scripts/check-canary.mjs makes sure that
 * a breach is noticed. docs/architecture.md says why the arrows point this way.
 */

const TESTS = '^(test|e2e)/'
const PURE = '^lib/(tokenizer|chunk|answer|tagging|table|eval)/|^lib/search/(ranking|match-words)'
/** Single files beside lib's folders that pure code may use: pure, and without imports of their own. */
const PURE_BASICS = '^lib/(errors|span|cell-separator|small-vectors)\\.ts$'
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const notTypes = { dependencyTypesNot: ['type-only'] }

const purity = [
  error(
    'pure-without-node',
    'Values in, values out: no disk, network, clock or environment.',
    { path: PURE },
    { dependencyTypes: ['core'] },
  ),
  error(
    'pure-without-packages',
    'A package could do anything; pure code needs none.',
    { path: PURE },
    { dependencyTypes: NPM, ...notTypes },
  ),
  error(
    'pure-on-pure',
    'Pure code runs pure code only; the types of the rest are free.',
    { path: PURE },
    { path: '^(app|lib|db|workers|cli)/', pathNot: `${PURE}|${PURE_BASICS}`, ...notTypes },
  ),
]

const owners = [
  error(
    'only-bert-runs-models',
    'One place knows how a model is run; the rest asks it.',
    { pathNot: `^lib/bert/|${TESTS}` },
    { path: 'node_modules/(@huggingface/transformers|onnxruntime-node|onnxruntime-web)/' },
  ),
  error(
    'only-db-knows-sqlite',
    'The rest knows the store interface, so that the database can be another one.',
    { pathNot: `^db/|${TESTS}` },
    { path: 'node_modules/(better-sqlite3|sqlite-vec|@types/better-sqlite3)/' },
  ),
]

const arrows = [
  ...['app', 'workers', 'cli'].map((folder) =>
    error(
      `nobody-imports-${folder}`,
      'Outermost: it calls, and is never called.',
      { pathNot: `^${folder}/|${TESTS}` },
      { path: `^${folder}/` },
    ),
  ),
  error(
    'screens-know-types-only',
    'What runs in the browser is types, HTTP schemas and the pure shape of a table.',
    { path: '^app/_components/' },
    { path: '^lib/', pathNot: `^lib/(api|table)/|${PURE_BASICS}`, ...notTypes },
  ),
  error(
    'screens-without-server',
    'A screen asks over HTTP.',
    { path: '^app/_components/' },
    { path: '^db/|^app/api/', ...notTypes },
  ),
  error(
    'screens-without-node',
    'A browser has none of it.',
    { path: '^app/_components/' },
    { dependencyTypes: ['core'], ...notTypes },
  ),
  error(
    'web-without-models',
    'Inference blocks the thread that calls it: the web process asks the model worker.',
    { path: '^app/' },
    { path: '^lib/bert/', ...notTypes },
  ),
  error(
    'db-knows-types-only',
    'Storage knows what it stores and how to fail, not what is done with it.',
    { path: '^db/' },
    { path: '^lib/', pathNot: PURE_BASICS, ...notTypes },
  ),
  error('db-without-bert', 'Storage knows vectors, not models.', { path: '^db/' }, { path: '^lib/bert/' }),
  error(
    'bert-without-db',
    'Models know texts, not where they are stored.',
    { path: '^lib/bert/' },
    { path: '^db/' },
  ),
  error(
    'lib-knows-the-store-interface',
    'The library is handed a store; which one is decided outside.',
    { path: '^lib/' },
    { path: '^db/', ...notTypes },
  ),
]

const soundness = [
  error('no-cycles', 'Two files that need each other are one idea, or three.', {}, { circular: true }),
  error('no-unresolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),
  error(
    'no-tests-in-production',
    'Test code is not shipped.',
    { pathNot: `${TESTS}|^(vitest|playwright)\\.config\\.ts$` },
    { path: TESTS },
  ),
  error(
    'no-development-packages-in-production',
    'What the product runs on is in dependencies.',
    { path: '^(app|lib|db|workers|cli)/' },
    { dependencyTypes: ['npm-dev'], ...notTypes },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...purity, ...owners, ...arrows, ...soundness],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports are seen too: some rules allow them, none overlooks them.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|training|data|node_modules)/' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
