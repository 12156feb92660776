import type { Progress, Stage } from '#lib/api/schemas.ts'

/** The part of the whole that each stage takes, in percent: embedding is nearly all of the work. */
const stageBounds: Record<Stage, [from: number, to: number]> = {
  waiting: [0, 0],
  parse: [0, 12],
  chunk: [12, 14],
  embed: [14, 97],
  store: [97, 100],
  done: [100, 100],
}

/** Of a document's whole way, in percent, how much is done. */
export function overallPercent({ stage, done, total }: Progress): number {
  const [from, to] = stageBounds[stage]
  return from + (to - from) * shareOf(done, total)
}

/** From 0 to 1; 0 while the total is not known. */
export function shareOf(done: number, total: number): number {
  return total > 0 ? Math.min(1, done / total) : 0
}
