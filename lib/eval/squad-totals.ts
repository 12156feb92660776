import { type BestThreshold, bestThreshold } from './best-threshold.ts'
import { exactMatch, f1 } from './squad.ts'

/** A question with what was answered to it. */
export interface JudgedAnswer {
  /** Right answers; none where the text has no answer. */
  golds: string[]
  /** What was answered; empty for "no answer". */
  answer: string
  /** Higher means rather no answer: a probability, or nullScore - spanScore. Absent where there is no such figure. */
  noAnswerScore?: number
}

/** Means over `total` questions, in percent; zeros for none. */
export interface SquadScores {
  total: number
  exactMatch: number
  f1: number
}

export interface SquadTotals extends SquadScores {
  hasAnswer: SquadScores
  noAnswer: SquadScores
  /** At the threshold that is best for each metric, in percent; absent unless every answer has a noAnswerScore. */
  best?: { exactMatch: BestThreshold; f1: BestThreshold }
}

/**
 * SQuAD's official figures, for version 1.1 (all questions have an answer) and 2.0 alike.
 * @param threshold a noAnswerScore above it counts as "no answer"; by default answers are taken as they are
 * @see SQuAD's evaluate-v2.0.py
 */
export function squadTotals(answers: JudgedAnswer[], threshold = Number.POSITIVE_INFINITY): SquadTotals {
  const judged = answers.map(({ golds, answer, noAnswerScore }) => {
    const isAbstention = noAnswerScore !== undefined && noAnswerScore > threshold
    const given = isAbstention ? '' : answer
    return { isAnswerable: golds.length > 0, exactMatch: exactMatch(given, golds), f1: f1(given, golds) }
  })
  return {
    ...means(judged),
    hasAnswer: means(judged.filter(({ isAnswerable }) => isAnswerable)),
    noAnswer: means(judged.filter(({ isAnswerable }) => !isAnswerable)),
    ...bestOf(answers),
  }
}

function means(judged: { exactMatch: number; f1: number }[]): SquadScores {
  const total = judged.length
  const percent = (metric: 'exactMatch' | 'f1') =>
    total === 0 ? 0 : (100 * judged.reduce((sum, one) => sum + one[metric], 0)) / total
  return { total, exactMatch: percent('exactMatch'), f1: percent('f1') }
}

function bestOf(answers: JudgedAnswer[]): Pick<SquadTotals, 'best'> {
  const cases = answers.flatMap(({ golds, answer, noAnswerScore }) =>
    noAnswerScore === undefined
      ? []
      : {
          isAnswerable: golds.length > 0,
          exactMatch: exactMatch(answer, golds),
          f1: f1(answer, golds),
          // An empty answer is an abstention at any threshold.
          noAnswerScore: answer === '' ? Number.POSITIVE_INFINITY : noAnswerScore,
        },
  )
  if (cases.length < answers.length || answers.length === 0) return {}
  const inPercent = (metric: 'exactMatch' | 'f1') => {
    const best = bestThreshold(cases, metric)
    return { threshold: best.threshold, exactMatch: 100 * best.exactMatch, f1: 100 * best.f1 }
  }
  return { best: { exactMatch: inPercent('exactMatch'), f1: inPercent('f1') } }
}
