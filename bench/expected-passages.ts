import { loadEmbedder } from '#lib/bert/load-models.ts'
import { chunk } from '#lib/chunk/chunk.ts'
import { loadConfig } from '#lib/config.ts'
import { parse } from '#lib/parse/parse.ts'
import type { Upload } from './http.ts'

/** How many passages each file has, by name, when nothing disturbs its way into the library. */
export async function expectedPassages(files: Upload[]): Promise<Map<string, number>> {
  const embedder = await loadEmbedder(loadConfig().modelsDirectory, { threads: 1 })
  const counts = new Map<string, number>()
  for (const { name, bytes } of files) {
    const parsed = await parse(bytes, { name, signal: new AbortController().signal, onProgress: () => {} })
    const countTokens = (text: string): number => embedder.tokenizer.countTokens(text)
    counts.set(name, chunk(parsed, { countTokens, maxTokens: embedder.maxTokens }).length)
  }
  await embedder.dispose()
  return counts
}
