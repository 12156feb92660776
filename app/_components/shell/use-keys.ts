import { useEffect, useRef } from 'react'

/** What single keys do anywhere on the page, by `KeyboardEvent.key`. */
export type Keys = Record<string, (() => void) | undefined>

/** Listens for single keys: not while something is being written, and not with Ctrl, Alt or Meta held. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (isWriting(event.target) || document.querySelector('[role="dialog"]:not([data-reading])')) return
      const act = current.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type="checkbox"]), textarea, [contenteditable]')
  )
}
