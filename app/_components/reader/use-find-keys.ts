import { useEffect, useRef } from 'react'
import { sourceId } from '../shell/skip-links.tsx'
import { useKeys } from '../shell/use-keys.ts'

/** Ctrl-F (Cmd-F) and `f` find in the document while the keyboard is with it; elsewhere the browser's own find stays. */
export function useFindKeys(onFind: () => void): void {
  const listener = useRef(onFind)
  useEffect(() => {
    listener.current = onFind
  })
  useKeys({ f: () => isInSource() && listener.current() })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)
      if (!isFind || event.altKey || event.shiftKey || !isInSource()) return
      event.preventDefault()
      listener.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isInSource(): boolean {
  return document.activeElement?.closest(`#${sourceId}, [data-reading]`) != null
}
