import clsx from 'clsx'
import { LibraryBig, type LucideIcon, MessageSquare, Search } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from './icon.tsx'

export type Tab = 'ask' | 'search' | 'library'

const tabs: { tab: Tab; icon: LucideIcon }[] = [
  { tab: 'ask', icon: MessageSquare },
  { tab: 'search', icon: Search },
  { tab: 'library', icon: LibraryBig },
]

/** On a phone: one pane at a time, chosen at the bottom. */
export function PhoneTabs({ current, onTab }: { current: Tab; onTab(tab: Tab): void }) {
  const words = useWords()
  return (
    <nav
      aria-label={words.shell.modes}
      className="flex justify-around border-t border-line bg-surface pb-[max(6px,env(safe-area-inset-bottom))]"
    >
      {tabs.map(({ tab, icon }) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === current ? 'page' : undefined}
          className={clsx(
            'grid min-h-12 flex-1 content-center justify-items-center gap-1 pt-1 text-[11px] leading-none font-medium',
            tab === current ? 'text-accent' : 'text-ink-3',
          )}
          onClick={() => onTab(tab)}
        >
          <Icon of={icon} size={18} />
          {words.shell[tab]}
        </button>
      ))}
    </nav>
  )
}
