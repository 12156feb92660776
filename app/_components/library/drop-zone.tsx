import { useWords } from '#words'
import { useDrop } from '../state/use-drop.ts'

/** Says that files which are held over the page can be dropped, and takes them. */
export function DropZone({ onFiles }: { onFiles(files: File[]): void }) {
  const words = useWords()
  if (!useDrop(onFiles)) return undefined
  return (
    <div className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-pane border-2 border-dashed border-accent bg-paper/85">
      <p className="font-serif text-answer font-semibold">{words.library.dropHere}</p>
    </div>
  )
}
