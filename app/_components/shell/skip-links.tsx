import { useWords } from '#words'
import { askBoxId } from '../ask/ask-box.tsx'

export const sourceId = 'source'

/** For the keyboard: past the library, to where the work is. Seen only while focused. */
export function SkipLinks() {
  const words = useWords()
  const links = [
    { id: askBoxId, label: words.shell.skipToAsk },
    { id: sourceId, label: words.shell.skipToSource },
  ]
  return links.map(({ id, label }) => (
    <a
      key={id}
      href={`#${id}`}
      className="absolute top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-3 py-1.5 font-semibold text-surface focus:translate-y-0"
      onClick={(event) => {
        // The address is the screen's state: a jump must not write itself into it.
        event.preventDefault()
        document.getElementById(id)?.focus()
      }}
    >
      {label}
    </a>
  ))
}
