import { loadCalibration, loadReader } from '#lib/bert/load-models.ts'
import { modelOptions } from '#lib/config.ts'
import { invariant } from '#lib/errors.ts'
import type { BestThreshold } from '#lib/eval/best-threshold.ts'
import { expectedCalibrationError } from '#lib/eval/calibration-error.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { type SquadTotals, squadTotals } from '#lib/eval/squad-totals.ts'
import { type Command, wholeNumber } from '../command.ts'
import { type ReadQuestion, readQuestion } from '../evaluate/read-question.ts'
import { readQuestions } from '../evaluate/read-questions.ts'
import { rightF1 } from '../evaluate/right-answer.ts'

interface ReaderFigures extends Omit<SquadTotals, 'best'> {
  /** At the threshold with the best F1. */
  best: BestThreshold
  /** 0 to 1: confidence of the best span against whether it shares at least half of its words with the answer. */
  expectedCalibrationError: number
  seconds: number
}

/** `verbatim eval reader FILE`: the reader alone, by SQuAD's official metric. */
export const evalReader: Command<ReaderFigures> = {
  name: 'eval reader',
  parameters: 'FILE',
  summary: 'Measures the reader alone; a file without unanswerable questions is answered always.',
  options: { limit: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config, progress, signal }) => {
    const all = await readQuestions(positionals[0]!)
    const questions = seededSample(all, wholeNumber(values, 'limit', all.length, 1, Number.MAX_SAFE_INTEGER))
    const calibration = await loadCalibration(config.modelsDirectory, modelOptions(config, 'reader'))
    const reader = await loadReader(config.modelsDirectory, modelOptions(config, 'reader'))
    const started = performance.now()
    const results: ReadQuestion[] = []
    for (const question of questions) {
      signal.throwIfAborted()
      results.push(await readQuestion(question, { reader, calibration }))
      progress(`Read ${results.length} of ${questions.length} questions`)
    }
    const seconds = (performance.now() - started) / 1_000
    const isAlwaysAnswered = all.every(({ answers }) => answers.length > 0)
    return figures(results, isAlwaysAnswered ? undefined : calibration.read.nullThreshold, seconds)
  },
  print: (result) => JSON.stringify(result, null, 2),
}

function figures(results: ReadQuestion[], threshold: number | undefined, seconds: number): ReaderFigures {
  const { best, ...totals } = squadTotals(results, threshold)
  invariant(best, 'Every question has a no-answer score.')
  const judged = results.map(({ confidence, f1 }) => ({ confidence, isRight: f1 >= rightF1 }))
  return rounded({
    ...totals,
    best: best.f1,
    expectedCalibrationError: expectedCalibrationError(judged),
    seconds,
  })
}

/** Two decimals are more than a thousand questions can tell apart; four where the figure is below 1. */
function rounded<T>(figures: T): T {
  return JSON.parse(
    JSON.stringify(figures, (_key, value) =>
      typeof value === 'number' ? Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)) : value,
    ),
  )
}
