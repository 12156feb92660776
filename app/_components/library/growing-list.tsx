import { type ReactNode, useCallback, useState } from 'react'

interface Props<Item> {
  items: Item[]
  /** About, in pixels: what is not there yet is left room for. */
  itemHeight: number
  children(item: Item, index: number): ReactNode
}

/** More than a screen shows; each of thousands would cost every frame of the page its part. */
const step = 100
/** Added this long before they come into sight. */
const ahead = '600px 0px'

/** The items of a long list: those at the top, and more as soon as they come near the view. */
export function GrowingList<Item>({ items, itemHeight, children }: Props<Item>) {
  const [limit, setLimit] = useState(step)
  const missing = items.length - limit
  const watch = useCallback(
    (room: HTMLLIElement | null) => {
      if (!room) return undefined
      const observer = new IntersectionObserver(
        ([entry]) => entry?.isIntersecting && setLimit(limit + step),
        { root: room.closest('[data-growing]'), rootMargin: ahead },
      )
      observer.observe(room)
      return () => observer.disconnect()
    },
    [limit],
  )
  return (
    <>
      {items.slice(0, limit).map(children)}
      {missing > 0 && <li ref={watch} aria-hidden="true" style={{ height: missing * itemHeight }} />}
    </>
  )
}
