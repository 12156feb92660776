import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../shell/icon.tsx'

interface Props {
  icon: LucideIcon
  name: string
  /** Stands in the name's place, and leads somewhere. */
  link?: ReactNode
  /** On the same line, at the end. */
  end?: ReactNode
  /** Below the name. */
  children?: ReactNode
  isSpinning?: boolean
  isBad?: boolean
}

/** A file or document that is not listed among the ready ones: its name, and below it what is going on. */
export function Row({ icon, name, link, end, children, isSpinning = false, isBad = false }: Props) {
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 px-2 py-1.5">
      <Icon of={icon} className={clsx(isBad ? 'text-bad' : 'text-ink-3', isSpinning && 'animate-spin')} />
      {link || (
        <span className="truncate text-left" title={name} dir="auto">
          {name}
        </span>
      )}
      <span className="flex items-center gap-1 text-label text-ink-3 tabular-nums">{end}</span>
      {children && (
        <div className="col-span-2 col-start-2 grid gap-1.5 text-label text-ink-3">{children}</div>
      )}
    </li>
  )
}
