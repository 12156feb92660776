import { useEffect } from 'react'

/**
 * Takes files and text that are pasted anywhere on the page: not into a box that text is written in, and not while
 * something lies over the page.
 */
export function usePaste(onFiles: (files: File[]) => void, onText: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event
      if (event.defaultPrevented || !clipboardData || isElsewhere(target)) return
      event.preventDefault()
      const files = [...clipboardData.files]
      if (files.length > 0) onFiles(files)
      else onText(clipboardData.getData('text/plain'))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [onFiles, onText])
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]:not([data-reading])')) return true
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null
  )
}
