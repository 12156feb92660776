/**
 * A process that answers the same questions with the product's reader each time it is told to, and says what it read: the
 * windows go to the reference. Its parent is rows/reader-speed.ts.
 */
import { cutWindows, defaultWindowLimits } from '#lib/answer/window.ts'
import { loadReader } from '#lib/bert/load-models.ts'
import { readPassage } from '#lib/bert/read-passage.ts'
import { loadConfig } from '#lib/config.ts'

export interface ReadTask {
  questions: { question: string; context: string }[]
  threads: number
}

/** Token ids and segments of every window of every question. */
export interface ReadWindows {
  windows: { ids: number[]; typeIds: number[] }[]
}

process.on('disconnect', () => process.exit(0))
process.once('message', async ({ questions, threads }: ReadTask) => {
  const reader = await loadReader(loadConfig().modelsDirectory, { threads })
  const limits = { windowTokens: reader.maxTokens, ...defaultWindowLimits }
  const readAll = async () => {
    for (const { question, context } of questions) await readPassage(reader, question, context, 1)
  }
  await readAll()
  process.on('message', async () => {
    await readAll()
    process.send?.({ done: true })
  })
  const { tokenizer } = reader
  const windows = questions.flatMap(({ question, context }) =>
    cutWindows(tokenizer.encode(question), tokenizer.encode(context), limits, tokenizer),
  )
  const asLists = windows.map(({ ids, typeIds }) => ({ ids: [...ids], typeIds: [...typeIds] }))
  process.send?.({ windows: asLists } satisfies ReadWindows)
})
