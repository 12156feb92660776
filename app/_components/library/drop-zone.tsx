import type { ReactNode } from 'react'
import { useDropzone } from 'react-dropzone'
import { useWords } from '#words'

interface Props {
  onFiles(files: File[]): void
  className: string
  children: ReactNode
}

/** Takes files and folders that are dropped anywhere on the page; folders are walked. */
export function DropZone({ onFiles, className, children }: Props) {
  const words = useWords()
  const { getRootProps, isDragActive } = useDropzone({
    onDrop: (files) => onFiles(files),
    noClick: true,
    noKeyboard: true,
  })
  return (
    <div {...getRootProps({ className, role: undefined })}>
      {children}
      {isDragActive && (
        <div className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-pane border-2 border-dashed border-accent bg-paper/85">
          <p className="font-serif text-answer font-semibold">{words.library.dropHere}</p>
        </div>
      )}
    </div>
  )
}
