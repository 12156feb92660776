import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelSummary } from '#lib/api/schemas.ts'
import { manifestFor, readManifests } from '#lib/bert/manifest.ts'
import { type Config, modelOptions } from '#lib/config.ts'

/** Names the models in use, each by the SHA-256 of its weights: the shipped ones, or those that settings chose. */
export async function describeModels(config: Config): Promise<ModelSummary[]> {
  const models = await Promise.all(
    (['embedder', 'reader'] as const).map((role) => describeModel(config, role)),
  )
  const tagger = (await readManifests(config.modelsDirectory)).find(({ role }) => role === 'tagger')
  return tagger ? [...models, { role: tagger.role, name: tagger.name, sha256: tagger.sha256 }] : models
}

async function describeModel(config: Config, role: 'embedder' | 'reader'): Promise<ModelSummary> {
  const { source, cacheDirectory } = modelOptions(config, role)
  if (source) return { role, name: source, sha256: await hashWeights(source, cacheDirectory) }
  const { name, sha256 } = manifestFor(await readManifests(config.modelsDirectory), role)
  return { role, name, sha256 }
}

async function hashWeights(source: string, cacheDirectory: string): Promise<string> {
  const isFolder = await stat(source).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const folder = isFolder ? source : join(cacheDirectory, source)
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(join(folder, 'onnx', 'model_quantized.onnx'))) hash.update(bytes)
  return hash.digest('hex')
}
