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
/** Where nothing has moved for so long, what was shown says nothing any more. */
const stalledMs = 10_000
/** An estimate that differs less from what is shown changes nothing but the count down. */
const tolerance = 0.3

/** Estimates how long work takes to its end, from its pace so far, without numbers that jump. */
export class TimeLeft {
  private samples: Sample[] = []
  private shown: { atMs: number; seconds: number } | undefined

  /**
   * Takes note of how far the work is.
   * @param atMs milliseconds, monotonic
   * @returns seconds left; undefined until that can be judged
   */
  update(atMs: number, { done, remaining }: Work): number | undefined {
    const last = this.samples.at(-1)
    // Far less is done than before: it is other work. A little less only corrects what had been judged by size.
    if (last && done < last.done / 2) this.restart()
    this.samples.push({ atMs, done: Math.max(done, this.samples.at(-1)?.done ?? 0) })
    while (this.samples.length > 2 && atMs - this.samples[1]!.atMs > windowMs) this.samples.shift()
    const [first] = this.samples
    const elapsedMs = atMs - first!.atMs
    const doneMeanwhile = this.samples.at(-1)!.done - first!.done
    if (elapsedMs < minElapsedMs || doneMeanwhile <= 0) {
      return this.shown && atMs - this.shown.atMs < stalledMs ? this.countDown(atMs) : undefined
    }
    return this.steady(atMs, (remaining * elapsedMs) / doneMeanwhile / 1_000)
  }

  private restart(): void {
    this.samples = []
    this.shown = undefined
  }

  private steady(atMs: number, estimate: number): number {
    const expected = this.shown && this.countDown(atMs)
    const isNear = expected !== undefined && Math.abs(estimate - expected) <= tolerance * expected
    if (!isNear) this.shown = { atMs, seconds: estimate }
    return this.countDown(atMs)
  }

  private countDown(atMs: number): number {
    const { atMs: since, seconds } = this.shown!
    return Math.max(0, seconds - (atMs - since) / 1_000)
  }
}
