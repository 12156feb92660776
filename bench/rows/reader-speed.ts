import { join } from 'node:path'
import { type Contestant, runTogether, startPython, startWorker, takeTurns } from '../contestant.ts'
import { projectRoot } from '../project.ts'
import { dataFile, readJsonl } from '../read-jsonl.ts'
import type { ReadTask, ReadWindows } from '../read-worker.ts'
import type { BenchRow } from '../row.ts'
import { median, round } from '../statistics.ts'

const questionCount = 400
const rounds = 5
const threads = 2

/** Reading against transformers in fp32 with the same weights and windows, taking turns in the same run. */
export const readerSpeed: BenchRow = {
  name: 'reader-speed',
  measures: `questions of SQuAD v1.1 dev (${questionCount} a round), against transformers fp32, ${threads} threads each`,
  run: async ({ shared, python, limit = questionCount, say }) => {
    const rows = await readJsonl(dataFile(shared, 'test/squad-v1.1-dev.jsonl.xz'))
    // Spread over the articles: questions of one article have paragraphs of one length.
    const questions = rows
      .filter((_, index) => index % Math.max(1, Math.floor(rows.length / limit)) === 0)
      .slice(0, limit)
    const task: ReadTask = {
      questions: questions.map(({ question, context }) => ({ question, context })),
      threads,
    }
    const [worker, { windows }] = await startWorker<ReadWindows>('read-worker.ts', task)
    const product: Contestant = {
      name: 'product',
      run: () => runTogether([worker]),
      close: () => worker.disconnect(),
    }
    const [reference, { versions }] = await startPython<{ versions: Record<string, string> }>(
      'transformers fp32',
      'reference_read.py',
      { model: join(projectRoot, 'models/verbatim-reader'), windows, threads, batch: 32 },
      python,
    )
    const seconds = await takeTurns([product, reference], rounds, say)
    for (const contestant of [product, reference]) contestant.close()
    const perSecond = ({ name }: Contestant) => questions.length / median(seconds.get(name)!)
    return {
      bars: [
        {
          what: 'questions a second, product against the reference',
          value: round(perSecond(product) / perSecond(reference), 2),
          unit: 'x',
          atLeast: 2.5,
        },
      ],
      figures: {
        questions: questions.length,
        windows: windows.length,
        rounds,
        questionsPerSecond: {
          product: round(perSecond(product), 1),
          reference: round(perSecond(reference), 1),
        },
        seconds: Object.fromEntries(seconds),
        referenceVersions: versions,
      },
    }
  },
}
