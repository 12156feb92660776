import { access, constants, mkdir, statfs } from 'node:fs/promises'
import type { Store } from '#db/store.ts'
import type { Diagnosis } from '#lib/api/schemas.ts'
import { loadCalibration } from '#lib/bert/load-calibration.ts'
import { verifyModels } from '#lib/bert/manifest.ts'
import { type Config, modelOptions } from '#lib/config.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { productVersion } from '#lib/product-version.ts'

type Check = Diagnosis['checks'][number]

/** Less free space than this on the data folder's disk is worth a warning: one large PDF needs about so much. */
const enoughDiskBytes = 500_000_000

/**
 * Looks at everything that the product stands on. A check that fails says what is wrong and how to mend it; none of them
 * names a document. SQLite's part blocks its process, for seconds where the library is large.
 * @param openLibrary opens the library; called once a check that needs it, which closes it again
 */
export async function diagnose(config: Config, openLibrary: () => Promise<Store>): Promise<Diagnosis> {
  const checks = [
    await check('versions', async () => describeVersions()),
    await check('models', () => describeModels(config)),
    await check('data folder', () => describeDataFolder(config)),
    await check('disk', () => describeDisk(config)),
    await check('index', () => withStore(openLibrary, describeIndex)),
    await check('embeddings', () => withStore(openLibrary, describeEmbeddings)),
  ]
  return { ok: checks.every(({ ok }) => ok), checks }
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, message: await look() }
  } catch (thrown) {
    return { name, ok: false, message: messageOf(thrown) }
  }
}

/** What a check found wrong is told in its own words; anything else in those for people. */
function messageOf(thrown: unknown): string {
  return thrown instanceof Finding ? thrown.message : toVerbatimError(thrown).message
}

/** A check that could be made, and found something wrong. */
class Finding extends Error {
  override readonly name = 'Finding'
}

async function withStore(
  openLibrary: () => Promise<Store>,
  look: (store: Store) => Promise<string>,
): Promise<string> {
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

async function describeDisk({ dataDirectory }: Config): Promise<string> {
  const { bavail, bsize } = await statfs(dataDirectory)
  const free = bavail * bsize
  const size = `${(free / 1e9).toFixed(1)} GB free`
  if (free < enoughDiskBytes)
    throw new Finding(`Only ${size} beside the data folder. Free some space, or move it with VERBATIM_DATA.`)
  return size
}

async function describeIndex(store: Store): Promise<string> {
  const faults = await store.checkIntegrity()
  if (faults.length > 0) {
    throw new Finding(
      `${faults.join(' ')} Stop the app, move the data folder aside and add the documents again; their originals are in it.`,
    )
  }
  const { documents, passages } = await store.counts()
  return `sound; ${documents} documents, ${passages} passages`
}

async function describeEmbeddings(store: Store): Promise<string> {
  const { total } = await store.listDocuments({ lacksEmbeddings: true, limit: 1, offset: 0 })
  if (total > 0) {
    throw new Finding(
      `${total} documents are found by their words only: their embeddings could not be made anew with the model in use. Retry them in the settings, or start Verbatim again, which tries once more.`,
    )
  }
  return 'none is missing'
}
