import { fromEvent } from 'file-selector'
import { useEffect, useState } from 'react'

/**
 * Takes files and folders that are dropped anywhere on the page; folders are walked.
 * @returns whether some are held over the page
 */
export function useDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // A browser opens what is dropped where nobody takes it.
      event.preventDefault()
      setIsOver(true)
    }
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false)
    }
    const onDrop = async (event: DragEvent) => {
      setIsOver(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      const files = (await fromEvent(event)).filter((file) => file instanceof File)
      if (files.length > 0) onFiles(files)
    }
    document.addEventListener('dragenter', onDragOver)
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragenter', onDragOver)
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [onFiles])
  return isOver
}

/** And not words of a page that are dragged. */
function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
