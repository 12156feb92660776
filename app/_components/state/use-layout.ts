import { useSyncExternalStore } from 'react'

/** Three panes; two and a drawer; one at a time. */
export type Layout = 'wide' | 'medium' | 'phone'

/** The same widths as the break points of globals.css. */
const wide = '(min-width: 1101px)'
const medium = '(min-width: 701px)'

/** The layout that the window has room for. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, currentLayout, () => 'wide')
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(wide), matchMedia(medium)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function currentLayout(): Layout {
  if (matchMedia(wide).matches) return 'wide'
  return matchMedia(medium).matches ? 'medium' : 'phone'
}
