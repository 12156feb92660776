import type { AskContext } from '#lib/ask.ts'
import { VerbatimError } from '#lib/errors.ts'
import { expectedCalibrationError } from '#lib/eval/calibration-error.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { type CliContext, type Command, wholeNumber } from '../command.ts'
import { type AskedQuestion, askQuestion, type QuestionToAsk } from '../evaluate/ask-questions.ts'
import { mean, percent, timeWithin } from '../evaluate/figures.ts'
import {
  type ContextDocuments,
  contextDocuments,
  scopesWithoutArticle,
} from '../evaluate/question-library.ts'
import { type EvaluationQuestion, readQuestions } from '../evaluate/read-questions.ts'
import { rightF1 } from '../evaluate/right-answer.ts'
import { type TemporaryLibrary, withTemporaryLibrary } from '../evaluate/temporary-library.ts'
import { withAskContext, withEmbedder } from '../library.ts'

interface AskFigures {
  total: number
  /** Percent; an abstention counts as wrong where there is an answer. */
  exactMatch: number
  f1: number
  /** Percent of the questions that were answered at all; with --absent each of them is wrong. */
  answered: number
  /** Percent, the best span taken always. */
  forced: { exactMatch: number; f1: number }
  /** Percent of the questions whose own document is the first hit, or among the first five. */
  passageRecall: { '1': number; '5': number }
  /** 0 to 1: confidence of the best candidate against whether it shares at least half of its words with the answer. */
  expectedCalibrationError: number
  p50Ms: number
  p95Ms: number
}

/** Questions asked before the clock counts, so that caches and threads are warm. */
const warmUpQuestions = 5

/** `verbatim eval ask FILE`: search and reader together, over a fresh library of all contexts. */
export const evalAsk: Command<AskFigures> = {
  name: 'eval ask',
  parameters: 'FILE',
  summary:
    "Asks every question of a library made of all contexts; --absent takes the question's own article out.",
  options: { limit: { type: 'string' }, absent: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, context) => {
    const questions = await readQuestions(positionals[0]!)
    const limit = wholeNumber(values, 'limit', questions.length, 1, Number.MAX_SAFE_INTEGER)
    const asked = seededSample(questions, limit)
    const results = await askAll(questions, asked, values.absent === true, context)
    return figures(results, values.absent === true)
  },
  print: (result) => JSON.stringify(result, null, 2),
}

async function askAll(
  all: EvaluationQuestion[],
  asked: EvaluationQuestion[],
  isAbsent: boolean,
  { config, progress, signal }: CliContext,
) {
  const contexts = contextDocuments(all)
  return withEmbedder(config, (embedder) =>
    withTemporaryLibrary(
      contexts.documents,
      embedder,
      (done) => progress(`Indexing ${done} of ${contexts.documents.length} documents`),
      (library) =>
        withAskContext(config, library.store, async (context) => {
          const plans = planQuestions(all, asked, contexts, library, isAbsent)
          await warmUp(plans, context)
          const results: AskedQuestion[] = []
          for (const plan of plans) {
            signal.throwIfAborted()
            results.push(await askQuestion(plan, context))
            progress(`Asked ${results.length} of ${plans.length} questions`)
          }
          return { results, threshold: context.calibration.ask.threshold }
        }),
    ),
  )
}

function planQuestions(
  all: EvaluationQuestion[],
  asked: EvaluationQuestion[],
  contexts: ContextDocuments,
  library: TemporaryLibrary,
  isAbsent: boolean,
): QuestionToAsk[] {
  if (!isAbsent) {
    return asked.map((question) => ({
      question,
      ownDocumentId: library.idOf.get(contexts.keyOfContext.get(question.context)!),
    }))
  }
  const scopes = scopesWithoutArticle(all, contexts, library)
  return asked.map((question) => {
    const documentIds = question.article === undefined ? undefined : scopes.get(question.article)
    if (!documentIds) {
      throw new VerbatimError(
        'invalid_input',
        `--absent needs the article ("title") of every question; "${question.id}" has none.`,
      )
    }
    return { question, ownDocumentId: undefined, documentIds }
  })
}

async function warmUp(plans: QuestionToAsk[], context: AskContext): Promise<void> {
  for (const plan of plans.slice(0, warmUpQuestions)) await askQuestion(plan, context)
}

function figures(
  { results, threshold }: { results: AskedQuestion[]; threshold: number },
  isAbsent: boolean,
): AskFigures {
  const isAnswered = ({ confidence }: AskedQuestion) => confidence >= threshold
  const unanswerable = ({ question }: AskedQuestion) => isAbsent || question.answers.length === 0
  const score = (metric: 'exactMatch' | 'f1', isForced: boolean) =>
    percent(
      mean(
        results.map((result) => {
          if (unanswerable(result)) return isForced || isAnswered(result) ? 0 : 1
          return isForced || isAnswered(result) ? result[metric] : 0
        }),
      ),
    )
  const recall = (depth: number) =>
    percent(mean(results.map(({ rank }) => Number(rank !== undefined && rank <= depth))))
  const times = results.map(({ totalMs }) => totalMs)
  const judged = results.map(({ confidence, f1 }) => ({ confidence, isRight: f1 >= rightF1 }))
  return {
    total: results.length,
    exactMatch: score('exactMatch', false),
    f1: score('f1', false),
    answered: percent(mean(results.map((result) => Number(isAnswered(result))))),
    forced: { exactMatch: score('exactMatch', true), f1: score('f1', true) },
    passageRecall: { '1': recall(1), '5': recall(5) },
    expectedCalibrationError: Math.round(expectedCalibrationError(judged) * 10_000) / 10_000,
    p50Ms: timeWithin(times, 0.5),
    p95Ms: timeWithin(times, 0.95),
  }
}
