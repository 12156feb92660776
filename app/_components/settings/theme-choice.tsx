'use client'

import clsx from 'clsx'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { Icon } from '../shell/icon.tsx'
import { words } from '../words.ts'
import { cardClass } from './section.tsx'

const themes = ['system', 'light', 'dark'] as const
const icons = { system: Monitor, light: Sun, dark: Moon }
const nothingToWatch = () => () => undefined

/** Light, dark, or as the system has it; which was chosen only the browser knows. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme()
  const isInBrowser = useSyncExternalStore(
    nothingToWatch,
    () => true,
    () => false,
  )
  return (
    <fieldset className={cardClass}>
      <legend className="sr-only">{words.settings.theme}</legend>
      <div className="flex flex-wrap gap-2">
        {themes.map((choice) => (
          <label
            key={choice}
            className={clsx(
              'relative flex items-center gap-2 rounded-control border px-3 py-1.5 font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              isInBrowser && theme === choice
                ? 'border-accent bg-accent-soft text-ink'
                : 'border-line-strong text-ink-2 hover:text-ink',
            )}
          >
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={isInBrowser && theme === choice}
              className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
              onChange={() => setTheme(choice)}
            />
            <Icon of={icons[choice]} />
            {words.settings.themes[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
