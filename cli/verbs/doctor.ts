import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { migrateStore, openStore } from '#db/open.ts'
import { loadCalibration, verifyModels } from '#lib/bert/load-models.ts'
import { type Config, modelOptions } from '#lib/config.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { productVersion } from '#lib/product-version.ts'
import type { Command } from '../command.ts'

interface Check {
  name: string
  ok: boolean
  message: string
}

/** Less free space than this on the data folder's disk is worth a warning: one large PDF needs about so much. */
const enoughDiskBytes = 500_000_000

/** `verbatim doctor`: what is wrong with this installation, and how to mend it. */
export const doctor: Command<{ ok: boolean; checks: Check[] }> = {
  name: 'doctor',
  parameters: '',
  summary: 'Checks versions, models, database and disk, and says how to mend what is wrong.',
  options: {},
  positionals: [0, 0],
  run: async (_invocation, { config }) => {
    const checks = [
      await check(
        'versions',
        async () =>
          `Verbatim ${productVersion}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
      ),
      await check('models', () => describeModels(config)),
      await check('data folder', () => describeDataFolder(config)),
      await check('disk', () => describeDisk(config)),
      await check('index', () => describeIndex(config)),
    ]
    return { ok: checks.every(({ ok }) => ok), checks }
  },
  print: ({ checks }) =>
    checks.map(({ name, ok, message }) => `${ok ? 'ok    ' : 'BROKEN'}  ${name}: ${message}`).join('\n'),
  exitCode: ({ ok }) => (ok ? 0 : 1),
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, message: await look() }
  } catch (thrown) {
    return { name, ok: false, message: toVerbatimError(thrown).message }
  }
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
    throw new Error(`Only ${size} beside the data folder. Free some space, or move it with VERBATIM_DATA.`)
  return size
}

async function describeIndex({ dataDirectory }: Config): Promise<string> {
  await migrateStore(dataDirectory)
  const store = await openStore(dataDirectory, { readonly: true })
  try {
    const faults = await store.checkIntegrity()
    if (faults.length > 0) {
      throw new Error(
        `${faults.join(' ')} Stop the app, move the data folder aside and add the documents again; their originals are in it.`,
      )
    }
    const { documents, passages } = await store.counts()
    return `sound; ${documents} documents, ${passages} passages`
  } finally {
    await store.close()
  }
}
