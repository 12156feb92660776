import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { VerbatimError } from '#lib/errors.ts'

/** What the product can't do without. */
export const neededRoles = ['embedder', 'reader'] as const

const manifestSchema = z.object({
  role: z.enum([...neededRoles, 'tagger']),
  name: z.string().min(1),
  version: z.number().int().nonnegative(),
  /** Each file beside the manifest, by name. */
  files: z.record(
    z.string(),
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int() }),
  ),
  /** Which of the files is the ONNX graph, and which the tokenizer. */
  model: z.string(),
  tokenizer: z.string(),
  /** Embedders only. */
  dimension: z.number().int().positive().optional(),
  pooling: z.enum(['mean', 'cls']).optional(),
  normalisation: z.literal('l2').optional(),
  /** WordPieces with the specials, the most that one run of the model takes. */
  maxTokens: z.number().int().min(16).max(512),
  /** Readers only: the longest span they answer with, in WordPieces. */
  maxAnswerTokens: z.number().int().positive().optional(),
  source: z.string(),
  licence: z.string(),
  /** Stored beside what the model made, so that a change of model is noticed. */
  modelKey: z.string(),
})

/** What a model folder says of itself; see `models/README.md`. */
export type ModelManifest = z.infer<typeof manifestSchema> & { directory: string; sha256: string }

/**
 * Reads the manifests of a models folder, one a sub-folder, without touching the weights.
 * @throws VerbatimError model_missing when the folder or a manifest can't be read, model_altered when one is not a manifest
 */
export async function readManifests(modelsDirectory: string): Promise<ModelManifest[]> {
  const entries = await readdir(modelsDirectory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new VerbatimError(
      'model_missing',
      `Expected a folder of models at ${modelsDirectory}, and it can't be read. ${remedy}`,
      { cause },
    )
  })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(modelsDirectory, entry.name))
  return Promise.all(folders.sort().map(readManifest))
}

/**
 * Reads the manifests and compares every file with its SHA-256; embedder and reader must both be there, and no role twice.
 * @throws VerbatimError model_missing, model_altered
 */
export async function verifyModels(modelsDirectory: string): Promise<ModelManifest[]> {
  const manifests = await readManifests(modelsDirectory)
  for (const role of neededRoles) manifestFor(manifests, role)
  expectOneEach(manifests)
  await Promise.all(manifests.map(verifyFiles))
  return manifests
}

function expectOneEach(manifests: ModelManifest[]): void {
  for (const { role, directory } of manifests) {
    const other = manifests.find((manifest) => manifest.role === role && manifest.directory !== directory)
    if (other) {
      throw new VerbatimError(
        'model_altered',
        `Expected one model with the role "${role}", found ${directory} and ${other.directory}. Move one of them out of the models folder.`,
      )
    }
  }
}

/**
 * The manifest of the one model with this role.
 * @throws VerbatimError model_missing when none has it
 */
export function manifestFor(manifests: ModelManifest[], role: ModelManifest['role']): ModelManifest {
  const found = manifests.find((manifest) => manifest.role === role)
  if (!found)
    throw new VerbatimError(
      'model_missing',
      `Expected a model with the role "${role}" among the models, found none. ${remedy}`,
    )
  return found
}

const remedy =
  'Restore the models folder from the repository, or set VERBATIM_MODELS to a folder that holds it.'

async function readManifest(directory: string): Promise<ModelManifest> {
  const path = join(directory, 'manifest.json')
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new VerbatimError(
      'model_missing',
      `Expected a model's manifest at ${path}, and it can't be read. ${remedy}`,
      { cause },
    )
  })
  const manifest = manifestSchema.safeParse(parseJson(source))
  if (!manifest.success) {
    throw new VerbatimError(
      'model_altered',
      `The model manifest ${path} is not valid: ${z.prettifyError(manifest.error)} ${remedy}`,
    )
  }
  const sha256 = manifest.data.files[manifest.data.model]?.sha256
  if (!sha256)
    throw new VerbatimError(
      'model_altered',
      `The model manifest ${path} does not list its model file. ${remedy}`,
    )
  return { ...manifest.data, directory, sha256 }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

async function verifyFiles(manifest: ModelManifest): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const path = join(manifest.directory, name)
    const actual = await hashFile(path).catch((cause: unknown) => {
      throw new VerbatimError(
        'model_missing',
        `Expected the ${manifest.role}'s file at ${path}, and it can't be read. ${remedy}`,
        { cause },
      )
    })
    if (actual !== sha256) {
      throw new VerbatimError(
        'model_altered',
        `The ${manifest.role}'s file ${path} is not the one its manifest names (sha256 ${actual.slice(0, 12)}…, expected ${sha256.slice(0, 12)}…). ${remedy}`,
      )
    }
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}
