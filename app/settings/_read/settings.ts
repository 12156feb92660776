import { homedir } from 'node:os'
import { measureDisk } from '#db/disk-use.ts'
import { describeEngine } from '#db/engine.ts'
import type { Store } from '#db/store.ts'
import { modelRuntimeVersion, productVersion } from '#lib/product-version.ts'
import type { ReportFacts } from '../../_components/settings/bug-report.ts'
import type { ModelsView } from '../../_components/settings/model-view.ts'
import type { LibraryView, StorageView, Versions } from '../../_components/settings/settings-view.ts'
import type { Library } from '../../api/_http/library.ts'
import { pageLibrary } from '../../api/_http/page-library.ts'
import { type Attempt, attempt } from './attempt.ts'
import { readModelsView } from './model-views.ts'

/** Enough to see what the space goes to. */
const largestShown = 5
/** How many documents one look at the store gives. */
const listed = 100

/** Everything that the settings show, each part by itself, and what of it goes into a bug report. */
export async function readSettings() {
  const current = await pageLibrary()
  const [models, storage, library, versions] = await Promise.all([
    attempt(() => readModelsView(current)),
    attempt(() => readStorage(current)),
    attempt(() => readLibrary(current)),
    attempt(readVersions),
  ])
  const report = reportFacts({ models, storage, library, versions }, privateFolders(current))
  return { models, storage, library, versions, report }
}

interface Parts {
  models: Attempt<ModelsView>
  storage: Attempt<StorageView>
  library: Attempt<LibraryView>
  versions: Attempt<Versions>
}

/** What a bug report may say: no names of documents. */
function reportFacts(parts: Parts, folders: ReportFacts['privateFolders']): ReportFacts {
  const { models, storage, library, versions } = parts
  const failures = Object.values(parts).flatMap((part) => ('failure' in part ? [part.failure] : []))
  const facts: ReportFacts = { failures, privateFolders: folders }
  if ('value' in versions) facts.versions = versions.value
  if ('value' in models) {
    facts.models = models.value.shipped.map(({ role, name, version, modelKey, state }) => ({
      role,
      name,
      version,
      modelKey,
      state,
    }))
    facts.otherModels = models.value.others.map(({ role, name }) => ({ role, name }))
  }
  if ('value' in storage) {
    const { largest: _, ...use } = storage.value
    facts.storage = use
  }
  if ('value' in library)
    facts.library = { ...library.value, lackingEmbeddings: library.value.lackingEmbeddings.length }
  return facts
}

async function readStorage({ config, store }: Library): Promise<StorageView> {
  const [use, unused, { documents }] = await Promise.all([
    measureDisk(config.dataDirectory),
    store.unusedBytes(),
    store.listDocuments({ order: 'largest', limit: largestShown, offset: 0 }),
  ])
  const largest = documents.map(({ id, name, sizeBytes, passageCount }) => ({
    id,
    name,
    sizeBytes,
    passageCount,
  }))
  return { ...use, unused, largest }
}

async function readLibrary({ store }: Library): Promise<LibraryView> {
  const [counts, pending, failures, lacking] = await Promise.all([
    store.counts(),
    store.pendingJobs(),
    countFailures(store),
    store.listDocuments({ lacksEmbeddings: true, limit: listed, offset: 0 }),
  ])
  return {
    ...counts,
    pending,
    failures,
    lackingEmbeddings: lacking.documents.map(({ id, name }) => ({ id, name })),
  }
}

async function countFailures(store: Store): Promise<Record<string, number>> {
  const { documents: failed } = await store.listDocuments({ status: 'failed' })
  const counts: Record<string, number> = {}
  for (const { error } of failed) {
    const code = error?.code ?? 'internal'
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

async function readVersions(): Promise<Versions> {
  const { node } = process.versions
  const platform = `${process.platform} ${process.arch}`
  return { product: productVersion, node, platform, ...describeEngine(), modelRuntime: modelRuntimeVersion }
}

/** Folders whose paths may tell whose computer this is, with what stands for them in a bug report; the longest path first. */
function privateFolders({ config }: Library): [path: string, label: string][] {
  const folders: [string, string][] = [
    [config.dataDirectory, '<data folder>'],
    [config.modelsDirectory, '<models folder>'],
    [process.cwd(), '<project folder>'],
    [homedir(), '~'],
  ]
  return folders.sort(([one], [other]) => other.length - one.length)
}
