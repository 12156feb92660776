'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Arrivals } from '../library/arrivals.tsx'
import { PaletteButton } from '../palette/palette-button.tsx'
import { useLibrary } from '../state/use-library.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { Logo } from './logo.tsx'
import { type Screen, ScreenLinks } from './screens.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

interface Props {
  screen: Screen
  children: ReactNode
}

/** The frame of a screen beside the questions: the same top line, and room below that scrolls. */
export function PageFrame({ screen, children }: Props) {
  const words = useWords()
  const { isConnected, announcement } = useLibrary()
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-[52px] items-center gap-3 border-b border-line bg-surface px-3.5 medium:h-14 medium:gap-6 medium:px-5">
        <Link href="/" aria-label={words.shell.toQuestions}>
          <Logo />
        </Link>
        {/* A phone has no room for these; there the name leads back. */}
        <nav aria-label={words.shell.modes} className="hidden gap-1 medium:flex">
          {(['ask', 'search'] as const).map((mode) => (
            <Link
              key={mode}
              href={mode === 'ask' ? '/' : '/?mode=search'}
              className="rounded-control px-3 py-1.5 font-medium text-ink-2 transition-colors duration-100 hover:bg-sunken hover:text-ink"
            >
              {words.shell[mode]}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex gap-1">
          <PaletteButton />
          <ScreenLinks current={screen} />
          <ThemeToggle />
        </div>
      </header>
      {!isConnected && <ConnectionBanner />}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <Arrivals />
      {/* What is hidden from the eye is placed within what scrolls, or it would make the page itself scroll. */}
      <main className="relative min-h-0 flex-1 overflow-y-auto">{children}</main>
    </div>
  )
}
