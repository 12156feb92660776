import { percentile } from '#lib/eval/percentile.ts'

/** Mean; 0 of nothing. */
export const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** A share as percent with two decimals. */
export const percent = (share: number): number => Math.round(share * 10_000) / 100

/** The time that a share of the times does not exceed, rounded to a tenth; 0 of nothing. */
export const timeWithin = (timesMs: number[], share: number): number =>
  timesMs.length === 0 ? 0 : Math.round(percentile(timesMs, share) * 10) / 10
