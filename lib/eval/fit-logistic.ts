import { invariant } from '#lib/errors.ts'
import { solveLinear } from './solve-linear.ts'

/** A fitted logistic regression: probability = 1 / (1 + exp(-(intercept + weights . features))). */
export interface LogisticFit {
  weights: number[]
  intercept: number
}

/** Newton's method on so small a convex problem is done after a handful of steps. */
const maxSteps = 100
const enoughChange = 1e-9
/** Halvings of a step that overshoots; 2^-30 of a step is none. */
const maxHalvings = 30
/** Holds the coefficients where the data alone would send them to infinity (one kind of target, or none between). */
const ridge = 1e-6

/**
 * Fits a logistic regression with an L2 penalty on the weights (not on the intercept) by Newton's method. A feature that
 * never changes gets weight 0 when there is a penalty.
 * @param rows    features, [cases][features]; each row as long as the first
 * @param targets what happened, 0 to 1, as many as rows
 * @param penalty half of it times the sum of the squared weights is added to the summed log loss, the features scaled to
 *                unit variance; 0 or more
 * @returns zeros for no rows; weights and intercept for the features as they came, unscaled
 * @see Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 4.4.1
 */
export function fitLogistic(rows: number[][], targets: number[], penalty = 1): LogisticFit {
  invariant(rows.length === targets.length, `Got ${rows.length} rows but ${targets.length} targets.`)
  const width = rows[0]?.length ?? 0
  if (rows.length === 0) return { weights: [], intercept: 0 }
  const { means, deviations } = moments(rows, width)
  const scaled = rows.map((row) => [
    1,
    ...row.map((value, column) => (value - means[column]!) / deviations[column]!),
  ])
  const penalties = Array.from({ length: width + 1 }, (_, index) => (index === 0 ? 0 : penalty) + ridge)
  const fitted = minimise({ rows: scaled, targets, penalties })
  const weights = fitted.slice(1).map((value, column) => value / deviations[column]!)
  return { weights, intercept: fitted[0]! - dot(weights, means) }
}

interface Problem {
  /** Scaled features after a 1 for the intercept, [cases][coefficients]. */
  rows: number[][]
  targets: number[]
  penalties: number[]
}

function minimise(problem: Problem): number[] {
  let at = problem.penalties.map(() => 0)
  let loss = lossAt(problem, at)
  for (let step = 0; step < maxSteps; step += 1) {
    const change = newtonStep(problem, at)
    let share = 1
    const moved = () => at.map((value, index) => value + share * change[index]!)
    let next = moved()
    for (let halving = 0; lossAt(problem, next) > loss && halving < maxHalvings; halving += 1) {
      share /= 2
      next = moved()
    }
    const nextLoss = lossAt(problem, next)
    if (nextLoss > loss) break
    at = next
    loss = nextLoss
    if (Math.max(...change.map(Math.abs)) * share < enoughChange) break
  }
  return at
}

function lossAt({ rows, targets, penalties }: Problem, at: number[]): number {
  const logLoss = rows.reduce((sum, row, index) => {
    const logit = dot(row, at)
    // log(1 + exp(x)) without overflow.
    return sum + Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[index]! * logit
  }, 0)
  return logLoss + at.reduce((sum, value, index) => sum + (penalties[index]! * value * value) / 2, 0)
}

/** Solves Hessian x change = -gradient. */
function newtonStep({ rows, targets, penalties }: Problem, at: number[]): number[] {
  const descent = at.map((value, index) => -penalties[index]! * value)
  const hessian = penalties.map((own, index) => penalties.map((_, other) => (index === other ? own : 0)))
  rows.forEach((row, index) => {
    const probability = 1 / (1 + Math.exp(-dot(row, at)))
    const curvature = probability * (1 - probability)
    row.forEach((value, i) => {
      descent[i]! += (targets[index]! - probability) * value
      row.forEach((other, j) => {
        hessian[i]![j]! += curvature * value * other
      })
    })
  })
  return solveLinear(hessian, descent)
}

function moments(rows: number[][], width: number): { means: number[]; deviations: number[] } {
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]!))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const means = columns.map(mean)
  const deviations = columns.map((column, index) => {
    const deviation = Math.sqrt(mean(column.map((value) => (value - means[index]!) ** 2)))
    return deviation > 0 ? deviation : 1
  })
  return { means, deviations }
}

function dot(left: number[], right: number[]): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0)
}
