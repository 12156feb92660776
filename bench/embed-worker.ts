/**
 * A process that embeds its share of the texts with the product's embedder each time it is told to. Its parent is
 * rows/embed.ts; what they say to each other is in embed-messages.ts.
 */
import { loadEmbedder } from '#lib/bert/load-models.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import { loadConfig } from '#lib/config.ts'
import type { EmbedReady, ToEmbedWorker } from './embed-messages.ts'

process.on('disconnect', () => process.exit(0))
process.once('message', async ({ texts, threads }: ToEmbedWorker) => {
  const embedder = await loadEmbedder(loadConfig().modelsDirectory, { threads })
  const embedAll = async (): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = []
    // With a vector for each sentence, as the library's passages; cut at the model's limit, as the reference does.
    for (const text of texts)
      vectors.push((await embedder.embedPassage(text, splitSentences(text), 'cut')).whole)
    return vectors
  }
  const vectors = await embedAll()
  process.on('message', async () => {
    await embedAll()
    process.send?.({ done: true })
  })
  process.send?.({ vectors: vectors.map((vector) => [...vector]) } satisfies EmbedReady)
})
