import type { ReactNode } from 'react'

/** What a panel says instead of a list. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className="px-3.5 py-3 text-ink-3">{children}</p>
}
