import clsx from 'clsx'
import { Keyboard, PanelLeft } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useWords } from '#words'
import { PaletteButton } from '../palette/palette-button.tsx'
import { type Address, writeAddress } from '../state/address.ts'
import type { Layout } from '../state/use-layout.ts'
import { Icon } from './icon.tsx'
import { Logo } from './logo.tsx'
import { ScreenLinks } from './screens.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

interface Props {
  address: Address
  layout: Layout
  onMode(mode: Address['mode']): void
  onLibrary(): void
  onShortcuts(): void
}

/** The top line: name, what to do, and the two settings that a person changes while reading. */
export function Header({ address, layout, onMode, onLibrary, onShortcuts }: Props) {
  const words = useWords()
  return (
    <header className="flex h-[52px] items-center gap-3 border-b border-line bg-surface px-3.5 medium:h-14 medium:gap-6 medium:px-5">
      <h1 className="sr-only">{words.product}</h1>
      <Logo />
      {layout !== 'phone' && (
        <nav aria-label={words.shell.modes} className="flex gap-1">
          <ModeLink mode="ask" address={address} onMode={onMode} />
          <ModeLink mode="search" address={address} onMode={onMode} />
          {layout === 'medium' && (
            <button
              type="button"
              className="button-quiet flex items-center gap-2 px-3 py-1.5"
              onClick={onLibrary}
            >
              <Icon of={PanelLeft} />
              {words.shell.library}
            </button>
          )}
        </nav>
      )}
      <div className="ml-auto flex gap-1">
        <PaletteButton />
        <ScreenLinks />
        {layout !== 'phone' && (
          <button
            type="button"
            className="button-icon"
            aria-label={words.shell.shortcuts}
            title={`${words.shell.shortcuts} (?)`}
            onClick={onShortcuts}
          >
            <Icon of={Keyboard} />
          </button>
        )}
        <ThemeToggle />
      </div>
    </header>
  )
}

/** A link, since each mode has its own address; followed without loading anything. */
function ModeLink({ mode, address, onMode }: { mode: Address['mode'] } & Pick<Props, 'address' | 'onMode'>) {
  const words = useWords()
  const isCurrent = address.mode === mode
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onMode(mode)
  }
  return (
    <a
      href={writeAddress({ ...address, mode, place: undefined })}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(
        'rounded-control px-3 py-1.5 font-medium transition-colors duration-100',
        isCurrent ? 'bg-sunken text-ink' : 'text-ink-2 hover:bg-sunken hover:text-ink',
      )}
      onClick={follow}
    >
      {words.shell[mode]}
    </a>
  )
}
