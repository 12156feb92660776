/**
 * The value that a share of the values does not exceed, by nearest rank; NaN of nothing.
 * @param share 0 to 1
 */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
