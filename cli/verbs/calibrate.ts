import { writeFile } from 'node:fs/promises'
import { askFeatureNames, type Calibration, type Conjunction } from '#lib/answer/calibration.ts'
import type { AskContext } from '#lib/ask.ts'
import { calibrationPath, loadReader } from '#lib/bert/load-models.ts'
import { modelOptions } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import type { ReadContext } from '#lib/read.ts'
import { type CliContext, type Command, type OptionValues, wholeNumber } from '../command.ts'
import { type Agreement, collectMisses, fitAgreement, noAgreement } from '../evaluate/annotator-agreement.ts'
import { askQuestion } from '../evaluate/ask-questions.ts'
import { type CalibrationCase, fitAsk, fitRead } from '../evaluate/fit-calibration.ts'
import { contextDocuments, scopesWithoutArticle } from '../evaluate/question-library.ts'
import { type ReadQuestion, readQuestion } from '../evaluate/read-question.ts'
import { type EvaluationQuestion, readQuestions } from '../evaluate/read-questions.ts'
import { withTemporaryLibrary } from '../evaluate/temporary-library.ts'
import { withEmbedder } from '../library.ts'

/** Questions asked: enough for a handful of weights, and about ten minutes on two cores. */
const defaultQuestions = 3_000

/** `verbatim calibrate FILE`: fits confidence and thresholds on labelled questions that the reader was not trained on. */
export const calibrate: Command<Calibration> = {
  name: 'calibrate',
  parameters: 'FILE',
  summary:
    "Fits the reader's confidence and thresholds on questions with answers and articles, and stores them beside it; --limit bounds the questions that are asked of a library; --annotators FILE: questions that several people answered, to see how often an answer that one of them would not give is another's.",
  options: { limit: { type: 'string' }, annotators: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, context) => {
    const { config } = context
    const questions = await readQuestions(positionals[0]!)
    const limit = wholeNumber(values, 'limit', defaultQuestions, 10, Number.MAX_SAFE_INTEGER)
    const reader = await loadReader(config.modelsDirectory, modelOptions(config, 'reader'))
    const reading = { reader, calibration: neutral }
    const agreement = await agreementFrom(values.annotators, reading, context)
    const read = fitRead(
      await readAll(halfAnswerable(questions, Number.MAX_SAFE_INTEGER), reading, context),
      agreement,
    )
    const cases = await askAll(questions, limit, reader, context)
    const ask = fitAsk(cases, agreement)
    const fitted = {
      command: 'npx verbatim calibrate',
      questionsAsked: cases.length,
      hasAnnotators: values.annotators !== undefined,
      readerModelKey: reader.modelKey,
    }
    const calibration = { readerModelKey: reader.modelKey, read, ask, fitted }
    await writeFile(
      await calibrationPath(config.modelsDirectory, modelOptions(config, 'reader')),
      `${JSON.stringify(calibration, null, 2)}\n`,
    )
    return calibration
  },
  print: (calibration) => JSON.stringify(calibration, null, 2),
}

const evenOdds = (features: number): Conjunction => ({
  answerable: { weights: new Array(features).fill(0), intercept: 0 },
  words: { weights: [0], intercept: 0 },
})

/** Stands in while the figures are being fitted: features do not depend on it. */
const neutral: Calibration = {
  readerModelKey: '',
  read: { nullThreshold: 0, confidence: evenOdds(1) },
  ask: {
    features: [...askFeatureNames],
    evidence: evenOdds(askFeatureNames.length),
    confidence: { intercept: 0, below: 1, above: 1 },
    threshold: 0,
  },
  fitted: {},
}

async function agreementFrom(
  path: OptionValues[string],
  reading: ReadContext,
  context: CliContext,
): Promise<Agreement> {
  if (typeof path !== 'string') return noAgreement
  const questions = (await readQuestions(path)).filter(({ answers }) => answers.length > 1)
  if (questions.length === 0) {
    throw new VerbatimError(
      'invalid_input',
      `Expected questions with several answers in ${path}, found none. Leave --annotators out, or name a file that has some.`,
    )
  }
  return fitAgreement(await collectMisses(questions, reading, context))
}

/**
 * Nobody knows beforehand whether a text answers a question, so the threshold is fitted on as many that it does not answer
 * (as in SQuAD v2.0's dev set) where there are enough of both.
 */
function halfAnswerable(questions: EvaluationQuestion[], limit: number): EvaluationQuestion[] {
  const answerable = questions.filter(({ answers }) => answers.length > 0)
  const unanswerable = questions.filter(({ answers }) => answers.length === 0)
  if (unanswerable.length === 0) return seededSample(questions, limit)
  const each = Math.min(limit, answerable.length, unanswerable.length)
  return [...seededSample(answerable, each), ...seededSample(unanswerable, each)]
}

async function readAll(
  questions: EvaluationQuestion[],
  context: ReadContext,
  { progress, signal }: CliContext,
): Promise<ReadQuestion[]> {
  const read: ReadQuestion[] = []
  for (const question of questions) {
    signal.throwIfAborted()
    read.push(await readQuestion(question, context))
    progress(`Read ${read.length} of ${questions.length} questions`)
  }
  return read
}

/** Every second question is asked with its own article out of scope. */
async function askAll(
  questions: EvaluationQuestion[],
  limit: number,
  reader: AskContext['reader'],
  { config, progress, signal }: CliContext,
): Promise<CalibrationCase[]> {
  const asked = seededSample(
    questions.filter(({ answers }) => answers.length > 0),
    limit,
  )
  const contexts = contextDocuments(questions)
  const indexed = (done: number) => progress(`Indexing ${done} of ${contexts.documents.length} documents`)
  return withEmbedder(config, (embedder) =>
    withTemporaryLibrary(contexts.documents, embedder, indexed, async (library) => {
      const scopes = scopesWithoutArticle(questions, contexts, library)
      const context = {
        store: library.store,
        embedder,
        reader,
        calibration: neutral,
        clock: () => performance.now(),
      }
      const cases: CalibrationCase[] = []
      for (const [index, question] of asked.entries()) {
        signal.throwIfAborted()
        const isAbsent = index % 2 === 1
        const plan = isAbsent
          ? { question, ownDocumentId: undefined, documentIds: scopeOf(question, scopes) }
          : { question, ownDocumentId: library.idOf.get(contexts.keyOfContext.get(question.context)!) }
        cases.push({ ...(await askQuestion(plan, context)), isAbsent })
        progress(`Asked ${cases.length} of ${asked.length} questions`)
      }
      return cases
    }),
  )
}

function scopeOf({ id, article }: EvaluationQuestion, scopes: Map<string, string[]>): string[] {
  const scope = article === undefined ? undefined : scopes.get(article)
  if (scope) return scope
  throw new VerbatimError(
    'invalid_input',
    `Expected every question to name its article ("title"); "${id}" does not.`,
  )
}
