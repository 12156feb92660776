import { join } from 'node:path'
import { createEmbedder, type Embedder } from '#lib/bert/embedder.ts'
import { type EncoderOptions, openOnnxEncoder } from '#lib/bert/encoder.ts'
import { loadTokenizer } from '#lib/bert/load-tokenizer.ts'
import { manifestFor, readManifests } from '#lib/bert/manifest.ts'
import { createReader, type Reader } from '#lib/bert/reader.ts'
import { invariant, VerbatimError } from '#lib/errors.ts'

export { calibrationPath, loadCalibration } from '#lib/bert/load-calibration.ts'
export { verifyModels } from '#lib/bert/manifest.ts'

export interface LoadOptions extends EncoderOptions {
  /** A folder laid out like a Hugging Face hub checkout, or a hub name; absent for the shipped model. */
  source?: string | undefined
  /** Where files fetched from the hub are kept; needed with `source`. */
  cacheDirectory?: string | undefined
}

/** The manifest's figures that a reader needs where it does not name them: run_squad's, Devlin et al. 2018. */
const defaultMaxAnswerTokens = 30

/**
 * Loads the shipped embedder, or the one that `source` names. Verify the shipped models once, at the start of the product;
 * this does not hash them again.
 * @throws VerbatimError model_missing, model_altered
 */
export async function loadEmbedder(modelsDirectory: string, options: LoadOptions): Promise<Embedder> {
  if (options.source) return (await hubModels()).loadHubEmbedder(options.source, hubOptions(options))
  const manifest = manifestFor(await readManifests(modelsDirectory), 'embedder')
  if (!manifest.dimension || !manifest.pooling) {
    throw new VerbatimError(
      'model_altered',
      `The embedder's manifest in ${manifest.directory} must name dimension and pooling.`,
    )
  }
  return createEmbedder({
    encoder: await openOnnxEncoder(join(manifest.directory, manifest.model), options),
    tokenizer: await loadTokenizer(manifest),
    modelKey: manifest.modelKey,
    dimension: manifest.dimension,
    maxTokens: manifest.maxTokens,
    pooling: manifest.pooling,
  })
}

/**
 * Loads the shipped reader, or the one that `source` names.
 * @throws VerbatimError model_missing, model_altered
 */
export async function loadReader(modelsDirectory: string, options: LoadOptions): Promise<Reader> {
  if (options.source) return (await hubModels()).loadHubReader(options.source, hubOptions(options))
  const manifest = manifestFor(await readManifests(modelsDirectory), 'reader')
  return createReader({
    encoder: await openOnnxEncoder(join(manifest.directory, manifest.model), options),
    tokenizer: await loadTokenizer(manifest),
    modelKey: manifest.modelKey,
    maxTokens: manifest.maxTokens,
    maxAnswerTokens: manifest.maxAnswerTokens ?? defaultMaxAnswerTokens,
  })
}

/** Loaded only where it is needed: transformers.js takes longer to load than both shipped models. */
const hubModels = () => import('#lib/bert/hub-models.ts')

function hubOptions({ threads, cacheDirectory }: LoadOptions) {
  invariant(cacheDirectory, 'A model source needs a folder for what is fetched.')
  return { threads, cacheDirectory }
}
