import { type Contestant, runTogether, startPython, startWorker } from './contestant.ts'
import type { EmbedReady, ToEmbedWorker } from './embed-messages.ts'

/** Somebody who embeds the same texts again and again. */
export interface EmbedContestant extends Contestant {
  /** Of the texts, in order. */
  vectors: number[][]
}

/** The product's embedder in so many processes, each with so many threads; each process takes its share of the texts. */
export async function startProduct(
  texts: string[],
  processes: number,
  threads: number,
): Promise<EmbedContestant> {
  const byLength = texts.map((_, index) => index).sort((a, b) => texts[a]!.length - texts[b]!.length)
  const shares = Array.from({ length: processes }, (_, worker) =>
    byLength.filter((_, position) => position % processes === worker),
  )
  const vectors: number[][] = []
  const workers = await Promise.all(
    shares.map(async (share) => {
      const task: ToEmbedWorker = { texts: share.map((index) => texts[index]!), threads }
      const [worker, ready] = await startWorker<EmbedReady>('embed-worker.ts', task)
      for (const [position, vector] of ready.vectors.entries()) vectors[share[position]!] = vector
      return worker
    }),
  )
  return {
    name: `product ${processes}x${threads}`,
    vectors,
    run: () => runTogether(workers),
    close: () => {
      for (const worker of workers) worker.disconnect()
    },
  }
}

export interface Reference extends EmbedContestant {
  versions: Record<string, string>
}

/** sentence-transformers in its own process; `bench/reference_embed.py` says what it needs. */
export async function startReference(texts: string[], threads: number, python: string): Promise<Reference> {
  const task = { texts, threads, batch: 32 }
  const [contestant, ready] = await startPython<Pick<Reference, 'vectors' | 'versions'>>(
    'sentence-transformers fp32',
    'reference_embed.py',
    task,
    python,
  )
  return { ...contestant, ...ready }
}
