/** How much is done and how much is left, in any unit of work. */
export interface Work {
  done: number
  remaining: number
}

interface Sample {
  atMs: number
  done: number
}

/** Before that the pace says little: the first passages of a document take longer. */
const minElapsedMs = 4_000
/** The pace is that of the last so many milliseconds, so that it follows what else the computer does. */
const windowMs = 30_000
/** Where nothing has moved for so long, what was said says nothing any more. */
const stalledMs = 10_000
/** A new estimate takes so long to be two thirds of what is said: a pause of a second is no longer work. */
const smoothingMs = 15_000

/** Estimates how long work takes to its end, from its pace so far, without numbers that jump. */
export class TimeLeft {
  private samples: Sample[] = []
  private said: { atMs: number; seconds: number } | undefined
  private movedAtMs = 0

  /**
   * Takes note of how far the work is.
   * @param atMs milliseconds, monotonic
   * @returns seconds left; undefined until that can be judged
   */
  update(atMs: number, { done, remaining }: Work): number | undefined {
    const last = this.samples.at(-1)
    // Far less is done than before: it is other work. A little less only corrects what had been judged by size.
    if (last && done < last.done / 2) this.restart()
    this.note(atMs, done)
    const [first] = this.samples
    const elapsedMs = atMs - first!.atMs
    const doneMeanwhile = this.samples.at(-1)!.done - first!.done
    if (atMs - this.movedAtMs >= stalledMs) this.said = undefined
    else if (elapsedMs >= minElapsedMs && doneMeanwhile > 0)
      this.said = { atMs, seconds: this.smoothed(atMs, (remaining * elapsedMs) / doneMeanwhile / 1_000) }
    return this.said?.seconds
  }

  private restart(): void {
    this.samples = []
    this.said = undefined
  }

  private note(atMs: number, done: number): void {
    const before = this.samples.at(-1)?.done
    if (before === undefined || done > before) this.movedAtMs = atMs
    this.samples.push({ atMs, done: Math.max(done, before ?? 0) })
    while (this.samples.length > 2 && atMs - this.samples[1]!.atMs > windowMs) this.samples.shift()
  }

  private smoothed(atMs: number, estimate: number): number {
    if (!this.said) return estimate
    const passedMs = atMs - this.said.atMs
    const expected = Math.max(0, this.said.seconds - passedMs / 1_000)
    return expected + (estimate - expected) * (1 - Math.exp(-passedMs / smoothingMs))
  }
}
