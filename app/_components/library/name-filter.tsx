import clsx from 'clsx'
import { Search } from 'lucide-react'
import { Icon } from '../shell/icon.tsx'

interface Props {
  /** Said and shown while it is empty. */
  label: string
  value: string
  className: string
  onChange(value: string): void
}

/** A box that leaves only the documents whose names hold what is written. */
export function NameFilter({ label, value, className, onChange }: Props) {
  return (
    <label
      className={clsx(
        'flex items-center gap-2 rounded-control border bg-surface px-2 text-ink-3 focus-within:border-accent',
        className,
      )}
    >
      <Icon of={Search} size={14} />
      <span className="sr-only">{label}</span>
      <input
        type="search"
        value={value}
        placeholder={label}
        className="min-w-0 flex-1 text-ink outline-none placeholder:text-ink-3"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
