import { useEffect, useRef, useState } from 'react'
import { coarseSeconds } from './coarse-time.ts'
import { TimeLeft, type Work } from './time-left.ts'

/** How often what is shown may change. */
const refreshMs = 1_000

/** Seconds that the work takes to its end at its pace so far, rounded coarsely; undefined while that can't be judged, or there is none. */
export function useTimeLeft(work: Work | undefined): number | undefined {
  const timeLeft = useRef<TimeLeft>(undefined)
  const [seconds, setSeconds] = useState<number>()
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  const hasWork = work !== undefined
  useEffect(() => {
    timeLeft.current = undefined
    setSeconds(undefined)
    if (!hasWork) return undefined
    timeLeft.current = new TimeLeft()
    const look = () => {
      if (!latest.current) return
      const estimate = timeLeft.current?.update(performance.now(), latest.current)
      setSeconds((shown) => (estimate === undefined ? undefined : coarseSeconds(estimate, shown)))
    }
    look()
    const timer = setInterval(look, refreshMs)
    return () => clearInterval(timer)
  }, [hasWork])
  return seconds
}
