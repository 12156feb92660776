import { useEffect, useRef, useState } from 'react'

interface PageInSight {
  number: number
  count: number
}

/** Browsers refuse to rewrite an address many times a second: it is written when the scrolling rests. */
const restMs = 250

/** The page in sight, which goes into the address when it rests there. */
export function usePageInAddress(onPage: (page: number) => void) {
  const [page, setPage] = useState<PageInSight>()
  const listener = useRef(onPage)
  useEffect(() => {
    listener.current = onPage
  })
  const number = page?.number
  useEffect(() => {
    if (number === undefined) return undefined
    const timer = setTimeout(() => listener.current(number), restMs)
    return () => clearTimeout(timer)
  }, [number])
  return [page, setPage] as const
}
