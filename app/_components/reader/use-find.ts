import { useDeferredValue, useMemo, useState } from 'react'
import type { Span } from '#lib/span.ts'
import { findInText, foldText } from './find-in-text.ts'
import { walkOn } from './walk.ts'

/** Finding words in the open document. */
export interface Find {
  isOpen: boolean
  query: string
  spans: Span[]
  /** Which of the spans is walked to, from 0. */
  index: number
  setQuery(query: string): void
  step(steps: number): void
  open(): void
  close(): void
}

const nothing: Span[] = []

/**
 * Finds words while they are written.
 * @param text of the document; undefined until it is here
 */
export function useFind(
  text: string | undefined,
  isOpen: boolean,
  setIsOpen: (isOpen: boolean) => void,
): Find {
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const wanted = useDeferredValue(query)
  const folded = useMemo(() => (isOpen && text !== undefined ? foldText(text) : undefined), [isOpen, text])
  const spans = useMemo(() => (folded ? findInText(folded, wanted) : nothing), [folded, wanted])
  return {
    isOpen,
    query,
    spans,
    index: Math.min(index, Math.max(0, spans.length - 1)),
    setQuery: (written) => {
      setQuery(written)
      setIndex(0)
    },
    step: (steps) => setIndex(walkOn(index, steps, spans.length)),
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
  }
}
