import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type EncoderOptions, openOnnxEncoder } from '#lib/bert/encoder.ts'
import { loadTokenizer } from '#lib/bert/load-tokenizer.ts'
import { readManifests } from '#lib/bert/manifest.ts'
import { createTagger, type Tagger } from '#lib/bert/tagger.ts'
import { VerbatimError } from '#lib/errors.ts'
import { casings } from '#lib/tagging/casing.ts'

/** What the model folder's config.json says beside the encoder's shape. */
const labelsSchema = z.object({
  entity_labels: z.array(z.string()).min(1),
  sentiment_labels: z.array(z.string()).min(1),
  casings: z.array(z.string()).refine((given) => given.join() === casings.join()),
})

/**
 * Loads the shipped tagger.
 * @returns undefined where the models folder has none: the product does without
 * @throws VerbatimError model_altered when its labels are not described as they should be
 */
export async function loadTagger(
  modelsDirectory: string,
  options: EncoderOptions,
): Promise<Tagger | undefined> {
  const manifest = (await readManifests(modelsDirectory)).find(({ role }) => role === 'tagger')
  if (!manifest) return undefined
  const path = join(manifest.directory, 'config.json')
  const labels = labelsSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (!labels.success) {
    throw new VerbatimError(
      'model_altered',
      `Expected ${path} to name the tagger's labels: ${z.prettifyError(labels.error)}`,
    )
  }
  return createTagger({
    encoder: await openOnnxEncoder(join(manifest.directory, manifest.model), options, 'casing_ids'),
    tokenizer: await loadTokenizer(manifest),
    modelKey: manifest.modelKey,
    maxTokens: manifest.maxTokens,
    entityLabels: labels.data.entity_labels,
    sentimentLabels: labels.data.sentiment_labels,
  })
}
