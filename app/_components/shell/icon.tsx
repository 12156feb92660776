import type { LucideIcon } from 'lucide-react'

/** A drawing beside words, or in a button that has a name: silent by itself. */
export function Icon({
  of: Drawing,
  size = 16,
  className,
}: {
  of: LucideIcon
  size?: number
  className?: string
}) {
  return <Drawing aria-hidden="true" size={size} strokeWidth={1.7} className={className} />
}
