import { invariant } from '#lib/errors.ts'
import { fitLogistic, type LogisticFit } from './fit-logistic.ts'

/** A fitted chance that two things are both so: sigmoid(first . its features) x sigmoid(second . its features). */
export interface ConjunctionFit {
  first: LogisticFit
  second: LogisticFit
}

const maxRounds = 200
/** Of the mean log loss; less than this is not worth another round. */
const enoughGain = 1e-6

/**
 * Fits the product of two logistic regressions by expectation and maximisation. Only whether both are so was seen: where they
 * are not, each round shares the blame by what the last one's chances say, and fits both regressions to it.
 * @param rows   features of both, [cases][features]; each kind as long in all cases
 * @param targets whether both are so, 0 to 1, as many as rows
 * @returns zeros for no rows
 * @see Dempster, Laird and Rubin 1977, Maximum Likelihood from Incomplete Data via the EM Algorithm
 */
export function fitConjunction(
  rows: { first: number[]; second: number[] }[],
  targets: number[],
): ConjunctionFit {
  invariant(rows.length === targets.length, `Got ${rows.length} rows but ${targets.length} targets.`)
  const firstRows = rows.map(({ first }) => first)
  const secondRows = rows.map(({ second }) => second)
  let fit = { first: fitLogistic(firstRows, targets), second: fitLogistic(secondRows, targets) }
  let lastLoss = Number.POSITIVE_INFINITY
  for (let round = 0; round < maxRounds; round += 1) {
    const chances = rows.map(({ first, second }) => ({
      first: chance(fit.first, first),
      second: chance(fit.second, second),
    }))
    const loss = meanLogLoss(
      chances.map(({ first, second }) => first * second),
      targets,
    )
    if (lastLoss - loss < enoughGain) break
    lastLoss = loss
    const shared = chances.map((chances, index) => shareBlame(chances, targets[index]!))
    fit = {
      first: fitLogistic(
        firstRows,
        shared.map(({ first }) => first),
      ),
      second: fitLogistic(
        secondRows,
        shared.map(({ second }) => second),
      ),
    }
  }
  return fit
}

interface Chances {
  first: number
  second: number
}

/** How likely each of the two is so, once the target is known. */
function shareBlame({ first, second }: Chances, target: number): Chances {
  const notBoth = 1 - first * second
  const despite = (own: number, other: number) => target + (1 - target) * ((own * (1 - other)) / notBoth)
  return { first: despite(first, second), second: despite(second, first) }
}

function chance({ weights, intercept }: LogisticFit, features: number[]): number {
  const odds = features.reduce((sum, value, index) => sum + value * weights[index]!, intercept)
  return 1 / (1 + Math.exp(-odds))
}

/** Keeps logarithms finite where a chance is 0 or 1 to the last digit. */
const leastChance = 1e-12

function meanLogLoss(chances: number[], targets: number[]): number {
  const losses = chances.map((chance, index) => {
    const target = targets[index]!
    return -(
      target * Math.log(Math.max(leastChance, chance)) +
      (1 - target) * Math.log(Math.max(leastChance, 1 - chance))
    )
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length)
}
