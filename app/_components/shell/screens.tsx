import clsx from 'clsx'
import { LibraryBig, type LucideIcon, Settings, Table2 } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '#words'
import { Icon } from './icon.tsx'

/** The screens beside the questions, each with an address of its own. */
export type Screen = 'library' | 'compare' | 'settings'

export const screens: { screen: Screen; path: `/${Screen}`; icon: LucideIcon }[] = [
  { screen: 'library', path: '/library', icon: LibraryBig },
  { screen: 'compare', path: '/compare', icon: Table2 },
  { screen: 'settings', path: '/settings', icon: Settings },
]

/** Links to the other screens; on a phone their names are left to the screen reader. */
export function ScreenLinks({ current }: { current?: Screen | undefined }) {
  const words = useWords()
  return (
    <nav aria-label={words.shell.screens} className="flex gap-1">
      {screens.map(({ screen, path, icon }) => (
        <Link
          key={screen}
          href={path}
          title={words.shell[screen]}
          aria-current={screen === current ? 'page' : undefined}
          className={clsx(
            'flex items-center gap-2 rounded-control px-2.5 py-1.5 font-medium transition-colors duration-100',
            screen === current ? 'bg-sunken text-ink' : 'text-ink-2 hover:bg-sunken hover:text-ink',
          )}
        >
          <Icon of={icon} />
          <span className="sr-only wide:not-sr-only">{words.shell[screen]}</span>
        </Link>
      ))}
    </nav>
  )
}
