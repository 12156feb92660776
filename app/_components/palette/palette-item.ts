import type { LucideIcon } from 'lucide-react'

/** One line of the palette and what it does. */
export interface PaletteItem {
  key: string
  label: string
  icon: LucideIcon
  /** Beside the label: a shortcut, or what kind of question it was. */
  hint?: string | undefined
  act(): void
}

export interface PaletteGroup {
  title: string
  items: PaletteItem[]
}
