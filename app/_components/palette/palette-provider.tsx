'use client'

import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { refreshDocuments } from '../http/library.ts'
import { part } from '../shell/part.tsx'
import { Shortcuts } from '../shell/shortcuts.tsx'

const PaletteWindow = part(async () => (await import('./palette-window.tsx')).PaletteWindow)

const OpenPalette = createContext<() => void>(() => undefined)

/** Opens the palette. */
export const useOpenPalette = () => useContext(OpenPalette)

/** The palette over every screen: Ctrl-K or ⌘ K, wherever the focus is, or a button. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const [areShortcutsShown, setAreShortcutsShown] = useState(false)
  const chosen = useRef<(() => void) | undefined>(undefined)

  const open = useCallback(() => {
    chosen.current = undefined
    setIsOpen(true)
    // A screen without documents of its own does not hear of their changes.
    void refreshDocuments(client)
  }, [client])
  const close = useCallback(() => setIsOpen(false), [])
  useToggleKey(isOpen, open, close)

  return (
    <OpenPalette value={open}>
      {children}
      {isOpen && (
        <Suspense>
          <PaletteWindow
            onClose={close}
            onChosen={(act) => {
              chosen.current = act
            }}
            onClosed={() => chosen.current?.()}
            onShortcuts={() => setAreShortcutsShown(true)}
          />
        </Suspense>
      )}
      <Shortcuts isOpen={areShortcutsShown} onClose={() => setAreShortcutsShown(false)} />
    </OpenPalette>
  )
}

/** Whether something else lies over the screen already; what is chosen in the palette would happen below it. */
const isCovered = () => document.querySelector('[role="dialog"]:not([data-reading])') !== null

/** Ctrl-K or ⌘ K, also while something is being written; once more closes. */
function useToggleKey(isOpen: boolean, open: () => void, close: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      if (isOpen) close()
      else if (!isCovered()) open()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOpen, open, close])
}
