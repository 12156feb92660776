import type { Progress } from '#lib/api/schemas.ts'

/**
 * Lets at most one report through in `intervalMs`, but every change of stage and the end of each.
 * @param clock milliseconds, monotonic
 */
export function throttleProgress(
  report: (progress: Progress) => void,
  clock: () => number,
  intervalMs = 200,
): (progress: Progress) => void {
  let lastStage: string | undefined
  let lastAt = 0
  return (progress) => {
    const now = clock()
    const isEdge = progress.stage !== lastStage || progress.done === progress.total
    if (!isEdge && now - lastAt < intervalMs) return
    lastStage = progress.stage
    lastAt = now
    report(progress)
  }
}
