import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verbatim } from '../command-line.ts'
import { dataFile, paragraphsOf, readJsonl, type SquadRow } from '../read-jsonl.ts'
import type { Bar, BenchContext, BenchRow } from '../row.ts'

const v1 = 'test/squad-v1.1-dev.jsonl.xz'
const v2 = 'test/squad-v2.0-dev.jsonl.xz'
/** Of the questions whose own article is taken out of the library: a fixed sample. */
const removedQuestions = 1_000

interface ReaderFigures extends Record<string, unknown> {
  exactMatch: number
  f1: number
}

interface AskFigures extends Record<string, unknown> {
  f1: number
  answered: number
  forced: { f1: number }
  expectedCalibrationError: number
  p50Ms: number
  p95Ms: number
}

interface RetrievalFigures extends Record<string, unknown> {
  modes: Record<'keyword' | 'vector' | 'hybrid', { recall: Record<string, number> }>
}

interface LongDocumentFigures extends Record<string, unknown> {
  largestDrop: number
}

const limitOf = ({ limit }: BenchContext, standard?: number): string[] => {
  const questions = limit ?? standard
  return questions === undefined ? [] : ['--limit', String(questions)]
}

const atLeast = (what: string, value: number, floor: number): Bar => ({
  what,
  value,
  unit: '%',
  atLeast: floor,
})

const readerV1: BenchRow = {
  name: 'reader-v1',
  measures: 'the reader alone on SQuAD v1.1 dev, always answering',
  run: async (context) => {
    const path = dataFile(context.shared, v1)
    const figures = await verbatim<ReaderFigures>(['eval', 'reader', path, ...limitOf(context)])
    return {
      bars: [atLeast('exact match', figures.exactMatch, 71), atLeast('F1', figures.f1, 80.5)],
      figures,
    }
  },
}

const readerV2: BenchRow = {
  name: 'reader-v2',
  measures: 'the reader alone on SQuAD v2.0 dev, at the shipped threshold',
  run: async (context) => {
    const path = dataFile(context.shared, v2)
    const figures = await verbatim<ReaderFigures>(['eval', 'reader', path, ...limitOf(context)])
    return { bars: [atLeast('F1', figures.f1, 68)], figures }
  },
}

const retrieval: BenchRow = {
  name: 'retrieval',
  measures: 'SQuAD v1.1 dev: the paragraph that a question was asked of, among all',
  run: async (context) => {
    const rows = await readJsonl(dataFile(context.shared, v1))
    const figures = await withBeirFolder(rows, (folder) =>
      verbatim<RetrievalFigures>(['eval', 'retrieval', folder, ...limitOf(context)]),
    )
    const { recall } = figures.modes.hybrid
    return {
      bars: [atLeast('hybrid recall@1', recall['1']!, 79), atLeast('hybrid recall@5', recall['5']!, 95)],
      figures,
    }
  },
}

const ask: BenchRow = {
  name: 'ask',
  measures: 'search and reader together over all 2,067 paragraphs of SQuAD v1.1 dev',
  run: async (context) => {
    const path = dataFile(context.shared, v1)
    const figures = await verbatim<AskFigures>(['eval', 'ask', path, ...limitOf(context)])
    return {
      bars: [
        atLeast('F1 at the shipped threshold', figures.f1, 62),
        atLeast('F1 when forced to answer', figures.forced.f1, 72),
        {
          what: 'expected calibration error',
          value: figures.expectedCalibrationError,
          unit: '',
          atMost: 0.08,
        },
        { what: 'ask, p50', value: figures.p50Ms, unit: 'ms', atMost: 120 },
        { what: 'ask, p95', value: figures.p95Ms, unit: 'ms', atMost: 250 },
      ],
      figures,
    }
  },
}

const askRemoved: BenchRow = {
  name: 'ask-removed',
  measures: `the same library without the article that each question is about; ${removedQuestions} questions`,
  run: async (context) => {
    const path = dataFile(context.shared, v1)
    const limit = limitOf(context, removedQuestions)
    const figures = await verbatim<AskFigures>(['eval', 'ask', path, '--absent', ...limit])
    return {
      bars: [{ what: 'wrongly answered', value: figures.answered, unit: '%', atMost: 35 }],
      figures,
    }
  },
}

const longDocuments: BenchRow = {
  name: 'long-documents',
  measures: 'answers planted at ten depths of documents of 300 to 100,000 words',
  run: async (context) => {
    const path = dataFile(context.shared, v1)
    const questions = context.limit === undefined ? [] : ['--questions', String(context.limit)]
    const figures = await verbatim<LongDocumentFigures>(['eval', 'long-documents', path, ...questions])
    const value = figures.largestDrop
    return { bars: [{ what: 'largest drop of F1 below 300 words', value, unit: '', atMost: 6 }], figures }
  },
}

/** The rows that the command line's own evaluation measures. */
export const evaluationRows: BenchRow[] = [readerV1, readerV2, retrieval, ask, askRemoved, longDocuments]

/** Writes paragraphs and questions in BEIR's layout, for as long as `work` runs. */
async function withBeirFolder<T>(rows: SquadRow[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-beir-'))
  const paragraphs = paragraphsOf(rows)
  const idOf = new Map(paragraphs.map((text, index) => [text, `paragraph-${index + 1}`]))
  const lines = (items: unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('')
  const judged = rows.map(({ id, context }) => `${id}\t${idOf.get(context)}\t1\n`)
  try {
    await mkdir(join(folder, 'qrels'))
    await writeFile(
      join(folder, 'corpus.jsonl'),
      lines([...idOf].map(([text, id]) => ({ _id: id, title: '', text }))),
    )
    await writeFile(
      join(folder, 'queries.jsonl'),
      lines(rows.map(({ id, question }) => ({ _id: id, text: question }))),
    )
    await writeFile(join(folder, 'qrels', 'test.tsv'), `query-id\tcorpus-id\tscore\n${judged.join('')}`)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
