import { access, constants, mkdir, statfs } from 'node:fs/promises'
import type { Store } from '#db/store.ts'
import type { Diagnosis } from '#lib/api/schemas.ts'
import { loadCalibration } from '#lib/bert/load-calibration.ts'
import { verifyModels } from '#lib/bert/manifest.ts'
import { type Config, modelOptions } from '#lib/config.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { productVersion } from '#lib/product-version.ts'

type Check = Diagnosis['checks'][number]
/** What a check says; `found` says the same in figures, for those who put it in other words. */
type Told = Pick<Check, 'message' | 'found'>

/** Less free space than this on the data folder's disk is worth a warning: one large PDF needs about so much. */
const enoughDiskBytes = 500_000_000

/**
 * Looks at everything that the product stands on. A check that fails says what is wrong and how to mend it; none of them
 * names a document. SQLite's part blocks its process, for seconds where the library is large.
 * @param openLibrary opens the library; called once a check that needs it, which closes it again
 */
export async function diagnose(config: Config, openLibrary: () => Promise<Store>): Promise<Diagnosis> {
  const checks = [
    await check('versions', async () => ({ message: describeVersions() })),
    await check('models', async () => ({ message: await describeModels(config) })),
    await check('data folder', async () => ({ message: await describeDataFolder(config) })),
    await check('disk', () => describeDisk(config)),
    await check('index', () => withStore(openLibrary, describeIndex)),
    await check('embeddings', () => withStore(openLibrary, describeEmbeddings)),
  ]
  return { ok: checks.every(({ ok }) => ok), checks }
}

async function check(name: string, look: () => Promise<Told>): Promise<Check> {
  try {
    return { name, ok: true, ...(await look()) }
  } catch (thrown) {
    return { name, ok: false, ...toldOf(thrown) }
  }
}

/** What a check found wrong is told in its own words; anything else in those for people. */
function toldOf(thrown: unknown): Told {
  if (!(thrown instanceof Finding)) return { message: toVerbatimError(thrown).message }
  return { message: thrown.message, found: thrown.found }
}

/** A check that could be made, and found something wrong. */
class Finding extends Error {
  override readonly name = 'Finding'
  readonly found: Check['found']

  constructor(message: string, found: Check['found']) {
    super(message)
    this.found = found
  }
}

async function withStore(
  openLibrary: () => Promise<Store>,
  look: (store: Store) => Promise<Told>,
): Promise<Told> {
  const store = await openLibrary()
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

function describeVersions(): string {
  return `Verbatim ${productVersion}, Node ${process.versions.node}, ${process.platform} ${process.arch}`
}

async function describeModels(config: Config): Promise<string> {
  const manifests = await verifyModels(config.modelsDirectory)
  await loadCalibration(config.modelsDirectory, modelOptions(config, 'reader'))
  return manifests.map(({ role, name, sha256 }) => `${role} ${name} ${sha256.slice(0, 12)}`).join(', ')
}

async function describeDataFolder({ dataDirectory }: Config): Promise<string> {
  await mkdir(dataDirectory, { recursive: true })
  await access(dataDirectory, constants.R_OK | constants.W_OK)
  return dataDirectory
}

async function describeDisk({ dataDirectory }: Config): Promise<Told> {
  const { bavail, bsize } = await statfs(dataDirectory)
  const freeBytes = bavail * bsize
  const found = { freeBytes }
  const size = `${(freeBytes / 1e9).toFixed(1)} GB free`
  if (freeBytes < enoughDiskBytes) {
    throw new Finding(
      `Only ${size} beside the data folder. Free some space, or move it with VERBATIM_DATA.`,
      found,
    )
  }
  return { message: size, found }
}

async function describeIndex(store: Store): Promise<Told> {
  const faults = await store.checkIntegrity()
  if (faults.length > 0) {
    throw new Finding(
      `${faults.join(' ')} Stop the app, move the data folder aside and add the documents again; their originals are in it.`,
      { faults },
    )
  }
  const { documents, passages } = await store.counts()
  return { message: `sound; ${documents} documents, ${passages} passages`, found: { documents, passages } }
}

async function describeEmbeddings(store: Store): Promise<Told> {
  const { total } = await store.listDocuments({ lacksEmbeddings: true, limit: 1, offset: 0 })
  const found = { lackingEmbeddings: total }
  if (total > 0) {
    throw new Finding(
      `${total} documents are found by their words only: their embeddings could not be made anew with the model in use. Retry them in the settings, or start Verbatim again, which tries once more.`,
      found,
    )
  }
  return { message: 'none is missing', found }
}
