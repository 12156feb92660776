import { type Ref, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { Span } from '#lib/span.ts'
import { fetchBoxes } from '../http/source.ts'
import { findCurrentMark, findMark } from './find-mark.ts'
import { type PagePosition, positionAtMiddle, restorePosition, scrollToPage } from './page-position.ts'
import type { Viewer } from './viewer.ts'

interface Options {
  scroller: RefObject<HTMLElement | null>
  viewer: Ref<Viewer>
  documentId: string
  /** Names the place that is open; empty when there is none. */
  placeKey: string
  /** The pages on which the place stands. */
  placePages: number[] | undefined
  /** Whether it is known where the place stands. */
  isPlaced: boolean
  /** What is walked to, once it is known where it stands. */
  current: Span | undefined
  /** The page to open at, unless the place stands on it. */
  firstPage: number | undefined
  /** CSS pixels a point. */
  scale: number
  onPage(number: number): void
}

/** Where in a PDF the pane is: follows the place that is open, what is walked to and the scale, and tells the page. */
export function usePdfPlace(options: Options): void {
  const { scroller, viewer, documentId, scale } = options
  useScrollToPlace(options)
  useScrollToCurrent(options)
  useKeptPosition(options)
  useImperativeHandle(viewer, () => viewerOf(scroller, documentId, scale), [scroller, documentId, scale])
}

/** Scrolls to the place when another is opened; at first to the page in the address, where the place is not on it. */
function useScrollToPlace({ scroller, placeKey, placePages, isPlaced, firstPage }: Options): void {
  const wanted = useRef(firstPage)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages of the place are known when it is placed
  useEffect(() => {
    const element = scroller.current
    if (!isPlaced || !element) return
    const page = wanted.current
    wanted.current = undefined
    if (page && !placePages?.includes(page)) scrollToPage(element, page, 0)
    else findMark(element)?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [scroller, placeKey, isPlaced])
}

function useScrollToCurrent({ scroller, current }: Options): void {
  useEffect(() => {
    if (current) findCurrentMark(scroller.current)?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [scroller, current])
}

/** Keeps what is in the middle there when the pages change their size, and tells which page that is. */
function useKeptPosition({ scroller, scale, isPlaced, onPage }: Options): void {
  const position = useRef<PagePosition>(undefined)
  const listener = useRef(onPage)
  useEffect(() => {
    listener.current = onPage
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale is what moves the pages
  useLayoutEffect(() => {
    if (scroller.current && position.current) restorePosition(scroller.current, position.current)
  }, [scroller, scale])
  useEffect(() => {
    const element = scroller.current
    if (!element || !isPlaced) return undefined
    let last = 0
    const onScroll = () => {
      position.current = positionAtMiddle(element)
      if (position.current.number !== last) listener.current(position.current.number)
      last = position.current.number
    }
    onScroll()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller, isPlaced])
}

function viewerOf(scroller: RefObject<HTMLElement | null>, documentId: string, scale: number): Viewer {
  const goToPage = (number: number, y = 0) => {
    if (scroller.current) scrollToPage(scroller.current, number, y * scale)
  }
  return {
    goToPage,
    goToWords: async (span) => {
      const [page] = (await fetchBoxes(documentId, span)).pages
      if (page) goToPage(page.number, page.boxes[0]?.y)
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }
}
