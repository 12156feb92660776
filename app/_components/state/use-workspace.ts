import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import type { Address } from './address.ts'
import { stepFrom } from './places.ts'
import { useAddress } from './use-address.ts'
import { useBoxesAhead } from './use-boxes-ahead.ts'
import { useLayout } from './use-layout.ts'
import { useLibrary } from './use-library.ts'
import { useRecentQuestions } from './use-recent-questions.ts'
import { useResults } from './use-results.ts'
import { openKey, useSource } from './use-source.ts'

export type WorkspaceState = ReturnType<typeof useWorkspace>

/** Everything that the screen shows and all that can be done on it. */
export function useWorkspace() {
  const [address, goTo] = useAddress()
  const layout = useLayout()
  const library = useLibrary()
  const { documents, isLoaded, uploads } = library
  const results = useResults(address, documents, isLoaded)
  const { places } = results
  const asked = results.question.scope
  const isPhone = layout === 'phone'
  const source = useSource(address, places, documents, !isPhone)
  const placeKey = openKey(address, places, !isPhone)
  const [overlay, setOverlay] = useOverlay(layout)
  useBoxesAhead(places, documents)
  useTitle(address.question || source?.document.name)
  useRemembered(address)

  /** On a phone an open source is a screen of its own, which the browser's way back leaves. */
  const opensScreen = isPhone && source === undefined
  const open = useCallback(
    (change: Partial<Address>) => goTo(change, opensScreen ? 'push' : 'replace'),
    [goTo, opensScreen],
  )
  const openPlace = useCallback((place: string) => open({ place, documentId: undefined }), [open])
  const openDocument = useCallback(
    (documentId: string) => {
      setOverlay(undefined)
      open({ documentId, place: undefined })
    },
    [open, setOverlay],
  )
  const inScope = useLatest(address.tag ? asked : address.scope)
  const setInScope = useCallback(
    (id: string, isIn: boolean) => {
      const others = inScope.current.filter((known) => known !== id)
      goTo({ scope: isIn ? [...others, id] : others, tag: undefined, place: undefined }, 'replace')
    },
    [inScope, goTo],
  )
  const ask = (question: string) => {
    if (question === address.question) results.again()
    goTo({ question, place: undefined, documentId: undefined }, 'push')
  }
  const step = (steps: number) => {
    const key = stepFrom(places, placeKey, steps)
    if (!key) return
    openPlace(key)
    document.querySelector(`[data-place="${key}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  return {
    address,
    layout,
    library,
    results,
    source,
    placeKey,
    overlay,
    setOverlay,
    /** The address names a document that is not there. */
    isGone:
      isLoaded && address.documentId !== undefined && !documents.some(({ id }) => id === address.documentId),
    isEmpty: isLoaded && documents.length === 0 && uploads.length === 0,
    ask,
    step,
    openPlace,
    openDocument,
    setInScope,
    setPage: useCallback((page: number) => goTo({ page }, 'replace'), [goTo]),
    askThis: (id: string) => {
      goTo(
        { mode: 'ask', scope: [id], tag: undefined, place: undefined, documentId: isPhone ? undefined : id },
        'replace',
      )
    },
    askAll: () => goTo({ scope: [], tag: undefined, place: undefined }, 'replace'),
    chooseTag: (tag: string | undefined) => goTo({ tag, scope: [], place: undefined }, 'replace'),
    chooseScope: () => chooseScope(layout, setOverlay),
    close: () => isPhone && source && goTo({ place: undefined, documentId: undefined }, 'replace'),
    setMode: (mode: Address['mode']) => goTo({ mode, place: undefined, documentId: undefined }, 'push'),
  }
}

/** What is current, for a callback that stays the same: thousands of rows are drawn again with one that does not. */
function useLatest<Value>(value: Value) {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  }, [value])
  return latest
}

type Overlay = 'library' | 'shortcuts' | undefined

/** What lies over the panes; the drawer goes when the library has room of its own. */
function useOverlay(layout: string) {
  const [overlay, setOverlay] = useState<Overlay>()
  useEffect(() => {
    if (layout !== 'medium') setOverlay((current) => (current === 'library' ? undefined : current))
  }, [layout])
  return [overlay, setOverlay] as const
}

/** Where the ticks are: in the drawer, or in the library beside, which is ringed for a moment since the eye is elsewhere. */
function chooseScope(layout: string, setOverlay: (overlay: Overlay) => void): void {
  if (layout === 'medium') {
    setOverlay('library')
    return
  }
  const first = document.querySelector<HTMLInputElement>('aside input[type="checkbox"]')
  first?.focus()
  first?.closest('aside')?.animate(ringed, { duration: ringMs, easing: 'ease-in' })
}

const ringMs = 1_600
const ringed = [{ boxShadow: 'inset 0 0 0 3px var(--accent)' }, { boxShadow: 'inset 0 0 0 3px transparent' }]

/** Whatever led to a question, it was asked. */
function useRemembered({ mode, question }: Address): void {
  const { remember } = useRecentQuestions()
  useEffect(() => {
    if (question !== '') remember({ mode, text: question })
  }, [mode, question, remember])
}

/** The question, or else the document that is read, names the page, in the browser's tabs and its history. */
function useTitle(name: string | undefined): void {
  const words = useWords()
  useEffect(() => {
    document.title = name ? `${name} · ${words.product}` : words.product
  }, [name, words])
}
