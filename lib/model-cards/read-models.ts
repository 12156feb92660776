import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ModelManifest, readManifests } from '#lib/bert/manifest.ts'

/** A shipped model as people are told of it. */
export interface ModelFacts
  extends Pick<
    ModelManifest,
    'role' | 'name' | 'version' | 'sha256' | 'licence' | 'source' | 'modelKey' | 'maxTokens'
  > {
  /** Of all its files. */
  sizeBytes: number
  /** The model card as Markdown; empty when there is none. */
  card: string
}

const roleOrder = ['embedder', 'reader', 'tagger']

/**
 * Reads what the models folder says of its models, in the order in which a question passes them. The weights stay untouched.
 * @throws VerbatimError model_missing, model_altered
 */
export async function readModels(modelsDirectory: string): Promise<ModelFacts[]> {
  const manifests = await readManifests(modelsDirectory)
  manifests.sort((one, other) => roleOrder.indexOf(one.role) - roleOrder.indexOf(other.role))
  return Promise.all(manifests.map(toFacts))
}

async function toFacts({ directory, files, ...manifest }: ModelManifest): Promise<ModelFacts> {
  const { role, name, version, sha256, licence, source, modelKey, maxTokens } = manifest
  const sizeBytes = Object.values(files).reduce((sum, file) => sum + file.sizeBytes, 0)
  const card = await readFile(join(directory, 'README.md'), 'utf8').catch(() => '')
  return { role, name, version, sha256, licence, source, modelKey, maxTokens, sizeBytes, card }
}
