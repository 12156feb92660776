import type { AskContext } from '#lib/ask.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import type { Tokenizer } from '#lib/tokenizer/tokenizer.ts'
import { type CliContext, type Command, UsageError, wholeNumber } from '../command.ts'
import { askQuestion } from '../evaluate/ask-questions.ts'
import { mean, percent, timeWithin } from '../evaluate/figures.ts'
import { type LongDocument, plantAnswers } from '../evaluate/long-documents.ts'
import { readQuestion } from '../evaluate/read-question.ts'
import { readQuestions } from '../evaluate/read-questions.ts'
import { withTemporaryLibrary } from '../evaluate/temporary-library.ts'
import { withAskContext, withEmbedder } from '../library.ts'

/** Percent, always answering. */
interface BothF1 {
  /** Asked of the document as the app asks it. */
  product: number
  /** The reader alone, on what of the document fits 512 tokens beside the question. */
  truncated: number
}

interface LengthFigures extends BothF1 {
  words: number
  documents: number
  /** Percent of the questions that are answered at the shipped threshold. */
  answered: number
  p50Ms: number
  byDepth: ({ depth: number } & BothF1)[]
}

interface LongDocumentFigures {
  /** At each length and depth. */
  questions: number
  lengths: LengthFigures[]
  /** How far the lowest of all lengths and depths lies below the mean of the shortest length, in points of F1. */
  largestDrop: number
}

interface AskedOnce extends BothF1 {
  depth: number
  isAnswered: boolean
  totalMs: number
}

const standardLengths = '300,1000,3000,10000,30000,100000'
/** From the beginning of a document to its end. */
const depths = Array.from({ length: 10 }, (_, index) => index / 9)
/** BERT's own limit, to which texts are cut where nothing better is done. */
const truncatedTokens = 512
const specialTokens = 3
/** Of a text, many more than 512 tokens can come from. */
const truncatedCharacters = 20_000

/** `verbatim eval long-documents FILE`: whether answers are found however long the document, and wherever in it they stand. */
export const evalLongDocuments: Command<LongDocumentFigures> = {
  name: 'eval long-documents',
  parameters: 'FILE',
  summary:
    'Plants answers at ten depths of documents of several lengths; beside it, truncation to 512 tokens.',
  options: { lengths: { type: 'string' }, questions: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, context) => {
    const lengths = readLengths(String(values.lengths ?? standardLengths))
    const count = wholeNumber(values, 'questions', 200, 1, 100_000)
    const all = await readQuestions(positionals[0]!)
    const planted = lengths.map((words) => plantAnswers(all, { count, words, depths }))
    const figures: LengthFigures[] = []
    await withEmbedder(context.config, async (embedder) => {
      for (const documents of planted) figures.push(await measureLength(documents, embedder, context))
    })
    return { questions: count, lengths: figures, largestDrop: largestDrop(figures) }
  },
  print: (result) => JSON.stringify(result, null, 2),
}

function readLengths(written: string): number[] {
  const lengths = written.split(',').map(Number)
  if (lengths.some((length) => !Number.isInteger(length) || length < 100)) {
    throw new UsageError(
      `Expected --lengths to be whole numbers of words from 100, separated by commas, got "${written}".`,
    )
  }
  return lengths.sort((a, b) => a - b)
}

/** A library of the documents of one length; each question is asked of its own document alone. */
async function measureLength(
  documents: LongDocument[],
  embedder: Embedder,
  { config, progress, signal }: CliContext,
): Promise<LengthFigures> {
  const keyed = documents.map((document, index) => ({ key: `document-${index + 1}`, ...document }))
  const { words } = keyed[0]!
  return withTemporaryLibrary(
    keyed,
    embedder,
    (done) => progress(`${words} words: indexing ${done} of ${keyed.length} documents`),
    (library) =>
      withAskContext(config, library.store, async (context) => {
        const asked: AskedOnce[] = []
        for (const [index, { key, ...document }] of keyed.entries()) {
          signal.throwIfAborted()
          asked.push(...(await askDocument(document, library.idOf.get(key)!, context)))
          progress(`${words} words: asked ${index + 1} of ${keyed.length} documents`)
        }
        return summarise(words, keyed.length, asked)
      }),
  )
}

async function askDocument(
  { depth, text, questions }: LongDocument,
  documentId: string,
  context: AskContext,
): Promise<AskedOnce[]> {
  const results: AskedOnce[] = []
  for (const question of questions) {
    const asked = await askQuestion(
      { question, ownDocumentId: documentId, documentIds: [documentId] },
      context,
    )
    const truncated = truncate(text, question.question, context.reader.tokenizer)
    const read = await readQuestion({ ...question, context: truncated }, context)
    results.push({
      depth,
      product: asked.f1,
      truncated: read.f1,
      isAnswered: asked.confidence >= context.calibration.ask.threshold,
      totalMs: asked.totalMs,
    })
  }
  return results
}

/** The beginning of the text that fits 512 tokens together with the question and the special ones. */
function truncate(text: string, question: string, tokenizer: Tokenizer): string {
  const { ends } = tokenizer.encode(text.slice(0, truncatedCharacters))
  const room = truncatedTokens - specialTokens - tokenizer.encode(question).ids.length
  return ends.length > room ? text.slice(0, ends[room - 1]) : text
}

function summarise(words: number, documents: number, asked: AskedOnce[]): LengthFigures {
  return {
    words,
    documents,
    ...bothF1(asked),
    answered: percent(mean(asked.map(({ isAnswered }) => Number(isAnswered)))),
    p50Ms: timeWithin(
      asked.map(({ totalMs }) => totalMs),
      0.5,
    ),
    byDepth: depths.map((depth) => ({
      depth: Math.round(depth * 100) / 100,
      ...bothF1(asked.filter((one) => one.depth === depth)),
    })),
  }
}

const bothF1 = (asked: AskedOnce[]): BothF1 => ({
  product: percent(mean(asked.map(({ product }) => product))),
  truncated: percent(mean(asked.map(({ truncated }) => truncated))),
})

function largestDrop([shortest, ...longer]: LengthFigures[]): number {
  const points = longer.flatMap(({ byDepth }) => byDepth.map(({ product }) => product))
  return Math.round(Math.max(0, ...points.map((point) => shortest!.product - point)) * 100) / 100
}
