import { Download, type LucideIcon, MessageSquare, RotateCw, Tag, Trash2, X } from 'lucide-react'
import Link from 'next/link'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import { writeAddress } from '../state/address.ts'

/** More would not fit into an address. */
const maxAsked = 100

interface Props {
  selected: Document[]
  onTag(): void
  onReindex(): void
  onDownload(): void
  onRemove(): void
  onClear(): void
}

/** What can be done with the selected documents; nothing while none is. */
export function SelectionBar({ selected, onTag, onReindex, onDownload, onRemove, onClear }: Props) {
  const words = useWords()
  if (selected.length === 0) return null
  const scope = selected.filter(({ status }) => status === 'ready').map(({ id }) => id)
  return (
    <section
      aria-label={words.table.bulk}
      className="flex flex-wrap items-center gap-1 border-b border-line bg-accent-soft px-3.5 py-1 medium:px-5"
    >
      <p role="status" className="mr-2 font-semibold tabular-nums">
        {words.table.selected(selected.length)}
      </p>
      {scope.length > 0 && scope.length <= maxAsked && (
        <Link
          href={writeAddress({ mode: 'ask', question: '', scope })}
          prefetch={false}
          className={actionClass}
        >
          <Icon of={MessageSquare} size={15} />
          <span>{words.table.ask}</span>
        </Link>
      )}
      <Action icon={Tag} label={words.table.tag} act={onTag} />
      <Action icon={RotateCw} label={words.table.reindex} act={onReindex} />
      <Action icon={Download} label={words.table.download} act={onDownload} />
      <Action icon={Trash2} label={words.table.remove} act={onRemove} />
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

const actionClass = 'button-quiet flex items-center gap-1.5 py-1.5'

function Action({ icon, label, act }: { icon: LucideIcon; label: string; act(): void }) {
  return (
    <button type="button" className={actionClass} onClick={act}>
      <Icon of={icon} size={15} />
      {label}
    </button>
  )
}
