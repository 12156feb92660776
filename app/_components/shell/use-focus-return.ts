import { useRef } from 'react'

/** What a dialog without a trigger of its own needs to give the focus back to where it was: Radix gives it to triggers only. */
export function useFocusReturn() {
  const cameFrom = useRef<HTMLElement>(null)
  return {
    onOpenAutoFocus: () => {
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      cameFrom.current?.focus()
    },
  }
}
