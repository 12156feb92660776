import { type RefObject, useEffect, useState } from 'react'
import type { DocumentText } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import type { Source } from '../state/use-source.ts'
import { citationOf, type Quotation } from './citation.ts'
import { copyText } from './copy-text.ts'
import { selectedWords, selectionIn } from './selection.ts'

export interface Citation {
  /** Whether there is anything to quote: words that are selected, or the place that is open. */
  canCopy: boolean
  hasSelection: boolean
  outcome: 'copied' | 'refused' | undefined
  copy(): void
}

/** How long it is said that something was copied. */
const shownMs = 2_500

/**
 * Copies words with where they stand.
 * @param view   where the document is shown
 * @param pageNumber the page in sight, for places that don't name theirs
 */
export function useCitation(
  source: Source,
  view: RefObject<HTMLElement | null>,
  text: DocumentText | undefined,
  pageNumber: number | undefined,
): Citation {
  const words = useWords()
  const hasSelection = useHasSelection(view)
  const [outcome, setOutcome] = useState<Citation['outcome']>()
  useEffect(() => {
    if (!outcome) return undefined
    const timer = setTimeout(() => setOutcome(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const { id, name } = source.document
    const range = selectionIn(view.current)
    const quoted = range ? selectedWords(range, text) : quoteOfPlace(source, text, pageNumber)
    if (!quoted) return
    const citation = citationOf(
      words,
      { ...quoted, documentId: id, documentName: name },
      window.location.origin,
    )
    setOutcome((await copyText(citation)) ? 'copied' : 'refused')
  }
  return {
    canCopy: hasSelection || quoteOfPlace(source, text, pageNumber) !== undefined,
    hasSelection,
    outcome,
    copy: () => void copy(),
  }
}

function quoteOfPlace(
  { place }: Source,
  source: DocumentText | undefined,
  pageNumber: number | undefined,
): Omit<Quotation, 'documentId' | 'documentName'> | undefined {
  if (!place) return undefined
  const { start, end } = place
  const text = place.text === '' ? source?.text.slice(start, end) : place.text
  return text ? { text, pageNumber: place.pageNumber ?? pageNumber, span: { start, end } } : undefined
}

function useHasSelection(view: RefObject<HTMLElement | null>): boolean {
  const [hasSelection, setHasSelection] = useState(false)
  useEffect(() => {
    const onChange = () => setHasSelection(selectionIn(view.current) !== undefined)
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [view])
  return hasSelection
}
