import type { LucideIcon } from 'lucide-react'
import { Icon } from '../shell/icon.tsx'

interface Props {
  icon: LucideIcon
  label: string
  onClick(): void
  isSmall?: boolean
  isOff?: boolean
}

/** A button of the reading pane that is a drawing alone. */
export function ToolButton({ icon, label, onClick, isSmall = false, isOff = false }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={isSmall ? 'button-icon size-7' : 'button-icon'}
      disabled={isOff}
      onClick={onClick}
    >
      <Icon of={icon} size={isSmall ? 15 : 18} />
    </button>
  )
}
