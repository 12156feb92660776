import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ListKeys } from './use-list-keys.ts'

/** Rows beyond the view, so that a quick turn of the wheel finds them there. */
const overscan = 6

/** A row in the page, and how much room the rows take that are left out before it. */
interface Gap {
  item: VirtualItem
  before: number
}

/** Which rows of a long table are in the page: those near the view, and the one with the focus wherever it is. */
export function useVirtualRows(count: number, rowHeight: number, { activeIndex, wantsFocus }: ListKeys) {
  const scrollRef = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    // The server knows no window: what it draws fills most.
    initialRect: { width: 0, height: 20 * rowHeight },
    overscan,
    // The head stays over the first rows.
    scrollPaddingStart: rowHeight,
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range)
      if (activeIndex >= count || near.includes(activeIndex)) return near
      return [...near, activeIndex].sort((one, other) => one - other)
    },
  })
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    virtualizer.scrollToIndex(activeIndex)
    scrollRef.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"] [data-open]`)?.focus({
      preventScroll: true,
    })
  })
  const items = virtualizer.getVirtualItems()
  const gaps = items.map((item, at): Gap => ({ item, before: item.start - (items[at - 1]?.end ?? 0) }))
  return { scrollRef, gaps, totalSize: virtualizer.getTotalSize() }
}
