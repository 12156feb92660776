import { X } from 'lucide-react'
import { Icon } from '../shell/icon.tsx'
import type { Selection } from '../state/select-rows.ts'
import { words } from '../words.ts'

interface Props {
  selection: Selection
  onClear(): void
}

/** What can be done with the selected documents; nothing while none is. */
export function SelectionBar({ selection, onClear }: Props) {
  if (selection.ids.size === 0) return null
  return (
    <section
      aria-label={words.table.selected(selection.ids.size)}
      className="flex flex-wrap items-center gap-1.5 border-b border-line bg-accent-soft px-3.5 py-1.5 medium:px-5"
    >
      <p role="status" className="mr-2 font-semibold tabular-nums">
        {words.table.selected(selection.ids.size)}
      </p>
      <button
        type="button"
        className="button-icon ml-auto"
        aria-label={words.table.clearSelection}
        title={words.table.clearSelection}
        onClick={onClear}
      >
        <Icon of={X} size={15} />
      </button>
    </section>
  )
}
