import { useEffect, useRef, useState } from 'react'
import { TimeLeft, type Work } from './time-left.ts'

/** How often what is shown may change. */
const refreshMs = 1_000

/** Seconds that the work takes to its end, at its pace so far; undefined while that can't be judged, or there is none. */
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
    const look = () =>
      latest.current && setSeconds(timeLeft.current?.update(performance.now(), latest.current))
    look()
    const timer = setInterval(look, refreshMs)
    return () => clearInterval(timer)
  }, [hasWork])
  return seconds
}
