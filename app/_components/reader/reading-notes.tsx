import { Info, TriangleAlert } from 'lucide-react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'

/** What could not be read of a document, and what is left out of any such document: nothing is left out silently. */
export function ReadingNotes({ document: { warnings, notes } }: { document: Document }) {
  const words = useWords()
  const all = [...warnings, ...notes]
  const isFault = warnings.length > 0
  if (all.length === 0) return null
  return (
    <details className="border-b border-line bg-surface px-4 py-1.5 text-label text-ink-2">
      <summary className="flex items-center gap-2 rounded-control">
        <Icon
          of={isFault ? TriangleAlert : Info}
          size={14}
          className={isFault ? 'text-warn' : 'text-ink-3'}
        />
        {isFault ? words.reader.faults(all.length) : words.reader.notes(all.length)}
      </summary>
      <ul className="mt-1 list-disc pb-1 pl-9">
        {all.map((told) => (
          <li key={told}>{told}</li>
        ))}
      </ul>
    </details>
  )
}
