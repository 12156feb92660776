import { type RefObject, useEffect, useState } from 'react'

/**
 * Whether an element is in sight of what it scrolls in, or near.
 * @param ahead how far out of sight counts as near, as a CSS margin
 */
export function useIsNear(frame: RefObject<HTMLElement | null>, ahead: string): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), {
      root: element.closest('[data-scroller]'),
      rootMargin: ahead,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, ahead])
  return isNear
}
