import { TriangleAlert } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'

/** What could not be read of a document: nothing is left out silently. */
export function ReadingNotes({ warnings }: { warnings: string[] }) {
  const words = useWords()
  return (
    <details className="border-b border-line bg-surface px-4 py-1.5 text-label text-ink-2">
      <summary className="flex items-center gap-2 rounded-control">
        <Icon of={TriangleAlert} size={14} className="text-warn" />
        {words.reader.notes(warnings.length)}
      </summary>
      <ul className="mt-1 list-disc pb-1 pl-9">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  )
}
