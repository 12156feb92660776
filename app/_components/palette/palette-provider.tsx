'use client'

import * as Dialog from '@radix-ui/react-dialog'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { refreshDocuments } from '../http/library.ts'
import { Shortcuts } from '../shell/shortcuts.tsx'
import { useFocusReturn } from '../shell/use-focus-return.ts'
import { Palette } from './palette.tsx'

const OpenPalette = createContext<() => void>(() => undefined)

/** Opens the palette. */
export const useOpenPalette = () => useContext(OpenPalette)

/** The palette over every screen: Ctrl-K or ⌘ K, wherever the focus is, or a button. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const [areShortcutsShown, setAreShortcutsShown] = useState(false)
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn()
  const chosen = useRef<(() => void) | undefined>(undefined)

  const open = useCallback(() => {
    chosen.current = undefined
    setIsOpen(true)
    // A screen without documents of its own does not hear of their changes.
    void refreshDocuments(client)
  }, [client])
  const close = useCallback(() => setIsOpen(false), [])
  useToggleKey(isOpen, open, close)

  const onClosed = (event: Event) => {
    onCloseAutoFocus(event)
    chosen.current?.()
  }
  return (
    <OpenPalette value={open}>
      {children}
      <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(20_15_5/0.35)]" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed top-[max(16px,12dvh)] left-1/2 z-50 w-[min(600px,calc(100%-24px))] -translate-x-1/2 overflow-hidden rounded-pane border border-line bg-surface shadow-card outline-none"
            onOpenAutoFocus={onOpenAutoFocus}
            onCloseAutoFocus={onClosed}
          >
            <Palette
              onClose={close}
              onChosen={(act) => {
                chosen.current = act
              }}
              onShortcuts={() => setAreShortcutsShown(true)}
            />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
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
