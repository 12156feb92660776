/** How smoothly a page scrolled. */
export interface ScrollFrames {
  frames: number
  /** Milliseconds from one frame to the next. */
  p50Ms: number
  p95Ms: number
  /** Tasks that held the page up for more than 50 ms, and the longest of them. */
  longTasks: number
  longestTaskMs: number
}

/** Pixels a frame: one notch of a wheel in each, which is more than a person turns. */
const stepPixels = 120
const scrolledFrames = 360

/** Scrolls the first scrolling region with rows down, frame by frame, and times it. Runs in the browser. */
export function scrollAndTime([step, count]: readonly [number, number]): Promise<{
  gaps: number[]
  tasks: number[]
}> {
  const region = document.querySelector('main section[aria-label="Documents"]')
  if (!region) throw new Error('Expected the list of documents.')
  const gaps: number[] = []
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ type: 'longtask' })
  return new Promise((resolve) => {
    let last = performance.now()
    const frame = (now: number) => {
      gaps.push(now - last)
      last = now
      region.scrollTop += step
      if (gaps.length < count) requestAnimationFrame(frame)
      else
        setTimeout(() => {
          observer.disconnect()
          resolve({ gaps: gaps.slice(1), tasks })
        }, 200)
    }
    requestAnimationFrame(frame)
  })
}

export const scrollArguments = [stepPixels, scrolledFrames] as const

/** Sums up what `scrollAndTime` saw. */
export function sumUpFrames({ gaps, tasks }: { gaps: number[]; tasks: number[] }): ScrollFrames {
  const sorted = [...gaps].sort((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]! * 10) / 10
  return {
    frames: gaps.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    longTasks: tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
  }
}
