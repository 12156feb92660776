import type { Diagnosis } from '#lib/api/schemas.ts'
import { formatBytes } from '../state/format-bytes.ts'
import type { ModelView } from './model-view.ts'
import type { LibraryView, StorageView, Versions } from './settings-view.ts'

/** What the server knows for a bug report; a part that it could not read is left out, with the reason. */
export interface ReportFacts {
  versions?: Versions | undefined
  models?: Pick<ModelView, 'role' | 'name' | 'version' | 'modelKey' | 'state'>[] | undefined
  /** Name and role of models chosen by a setting. */
  otherModels?: { role: string; name: string }[] | undefined
  library?: (Omit<LibraryView, 'lackingEmbeddings'> & { lackingEmbeddings: number }) | undefined
  storage?: Omit<StorageView, 'largest'> | undefined
  /** Why a part is missing. */
  failures: string[]
  /** Paths, the longest first, with what is written in their place. */
  privateFolders: [path: string, label: string][]
}

/** What only the browser knows. */
export interface BrowserFacts {
  userAgent: string
  width: number
  height: number
  theme: string
}

/**
 * A bug report as plain text. It is for those who mend Verbatim, so it stays in English, whatever the interface speaks. Documents
 * are counted and never named; paths are replaced, since they tell whose computer it is.
 */
export function writeBugReport(
  facts: ReportFacts,
  diagnosis: Diagnosis | undefined,
  browser: BrowserFacts,
): string {
  const { versions, library, storage, failures } = facts
  const parts = [
    versions && versionLines(versions),
    modelLines(facts),
    library && ['Library', ...libraryLines(library)],
    storage && ['Storage', ...storageLines(storage)],
    ['Checks', ...(diagnosis ? checkLines(diagnosis) : ['  not made yet'])],
    failures.length > 0 && ['Could not be read', ...failures.map((failure) => `  ${failure}`)],
    ['Browser', `  ${browser.userAgent}`, `  ${browser.width} x ${browser.height}, ${browser.theme} colours`],
  ]
  const text = parts
    .filter((part) => part !== undefined && part !== false)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return `${withoutFolders(text, facts.privateFolders)}\n`
}

function versionLines({ product, node, platform, sqlite, sqliteVec, modelRuntime }: Versions): string[] {
  return [
    `Verbatim ${product}`,
    `Node ${node}, ${platform}`,
    `SQLite ${sqlite}, sqlite-vec ${sqliteVec}, ONNX Runtime ${modelRuntime}`,
  ]
}

function modelLines({ models = [], otherModels = [] }: ReportFacts): string[] {
  return [
    'Models',
    ...models.map(
      ({ role, name, version, modelKey, state }) => `  ${role} ${name} ${version}, ${modelKey}, ${state}`,
    ),
    ...otherModels.map(({ role, name }) => `  ${role} ${name}, chosen by a setting, loaded`),
  ]
}

function libraryLines(library: NonNullable<ReportFacts['library']>): string[] {
  const { documents, ready, pending, passages, failures, lackingEmbeddings } = library
  return [
    `  documents ${documents}, ready ${ready}, jobs ${pending}, passages ${passages}`,
    ...Object.entries(failures).map(([code, n]) => `  failed with ${code}: ${n}`),
    ...(lackingEmbeddings > 0 ? [`  without embeddings: ${lackingEmbeddings}`] : []),
  ]
}

function storageLines({
  database,
  unused,
  originals,
  other,
  free,
}: NonNullable<ReportFacts['storage']>): string[] {
  const sizes = Object.entries({ database, unused, originals, other, free })
  return [`  ${sizes.map(([name, size]) => `${name} ${formatBytes(size)}`).join(', ')}`]
}

/** What is sound needs no words of its own, and the folder's would be its path. */
function checkLines({ checks }: Diagnosis): string[] {
  return checks.map(({ name, ok, message }) => (ok ? `  ok     ${name}` : `  BROKEN ${name}: ${message}`))
}

function withoutFolders(text: string, folders: ReportFacts['privateFolders']): string {
  return folders.reduce((written, [path, label]) => written.replaceAll(path, label), text)
}
