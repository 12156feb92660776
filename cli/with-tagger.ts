import { loadTagger } from '#lib/bert/load-tagger.ts'
import type { Tagger } from '#lib/bert/tagger.ts'
import type { Config } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'

/**
 * Runs `work` with the tagger, and gives its memory back.
 * @throws VerbatimError model_missing where the models folder has none
 */
export async function withTagger<T>(config: Config, work: (tagger: Tagger) => Promise<T>): Promise<T> {
  const tagger = await loadTagger(config.modelsDirectory, { threads: config.threads })
  if (!tagger) {
    throw new VerbatimError(
      'model_missing',
      `Expected a model with the role "tagger" in ${config.modelsDirectory}, found none. Entities and tone need one.`,
    )
  }
  try {
    return await work(tagger)
  } finally {
    await tagger.dispose()
  }
}
