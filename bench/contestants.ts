import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { FromEmbedWorker, ToEmbedWorker } from './embed-messages.ts'
import { benchPath, projectRoot } from './project.ts'

/** Somebody who embeds the same texts again and again, loaded and warm. */
export interface Contestant {
  name: string
  /** Of the texts, in order. */
  vectors: number[][]
  /** Embeds all texts once. */
  run(): Promise<{ seconds: number }>
  close(): void
}

/** The product's embedder in so many processes, each with so many threads; each process takes its share of the texts. */
export async function startProduct(texts: string[], processes: number, threads: number): Promise<Contestant> {
  const byLength = texts.map((_, index) => index).sort((a, b) => texts[a]!.length - texts[b]!.length)
  const shares = Array.from({ length: processes }, (_, worker) =>
    byLength.filter((_, position) => position % processes === worker),
  )
  const workers = shares.map(() =>
    fork(benchPath('embed-worker.ts'), { cwd: projectRoot, execArgv: ['--import', 'tsx'] }),
  )
  const vectors: number[][] = []
  const load = async (share: number[], worker: ChildProcess): Promise<void> => {
    const reply = answer(worker)
    worker.send({ texts: share.map((index) => texts[index]!), threads } satisfies ToEmbedWorker)
    const ready = await reply
    if (ready.kind !== 'ready') throw new Error(`Expected the embed worker to be ready, got ${ready.kind}.`)
    for (const [position, vector] of ready.vectors.entries()) vectors[share[position]!] = vector
  }
  await Promise.all(workers.map((worker, index) => load(shares[index]!, worker)))
  return {
    name: `product ${processes}x${threads}`,
    vectors,
    run: async () => {
      const startedAt = performance.now()
      await Promise.all(
        workers.map((worker) => {
          const reply = answer(worker)
          worker.send({})
          return reply
        }),
      )
      return { seconds: (performance.now() - startedAt) / 1000 }
    },
    close: () => {
      for (const worker of workers) worker.disconnect()
    },
  }
}

async function answer(worker: ChildProcess): Promise<FromEmbedWorker> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`Expected the embed worker to answer; it ended with ${code}.`)
  })
  const [message] = await Promise.race([once(worker, 'message'), ended])
  return message as FromEmbedWorker
}

export interface Reference extends Contestant {
  versions: Record<string, string>
}

/** sentence-transformers in its own process; `bench/reference_embed.py` says what it needs. */
export async function startReference(texts: string[], threads: number, python: string): Promise<Reference> {
  const child = spawn(python, [benchPath('reference_embed.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const request = async (message: unknown): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(message)}\n`)
    const line = await lines.next()
    if (line.done)
      throw new Error(`Expected ${python} to have sentence-transformers and to answer; see above.`)
    return JSON.parse(line.value)
  }
  child.once('error', (error) => lines.return?.(error))
  const { vectors, versions } = (await request({ texts, threads, batch: 32 })) as {
    vectors: number[][]
    versions: Record<string, string>
  }
  return {
    name: 'sentence-transformers fp32',
    vectors,
    versions,
    run: async () => (await request('again')) as { seconds: number },
    close: () => child.stdin.end(),
  }
}
