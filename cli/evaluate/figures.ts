/** Mean; 0 of nothing. */
export const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** A share as percent with two decimals. */
export const percent = (share: number): number => Math.round(share * 10_000) / 100

/**
 * The value below which a share of the values lies (nearest rank), rounded to a tenth.
 * @param share 0 to 1
 */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}
