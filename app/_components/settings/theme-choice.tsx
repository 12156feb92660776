'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { Choice } from './choice.tsx'

const themes = ['system', 'light', 'dark'] as const
const icons = { system: Monitor, light: Sun, dark: Moon }
const nothingToWatch = () => () => undefined

/** Light, dark, or as the system has it; which was chosen only the browser knows. */
export function ThemeChoice() {
  const { theme, themes: labels } = useWords().settings
  const { theme: set, setTheme } = useTheme()
  const isInBrowser = useSyncExternalStore(
    nothingToWatch,
    () => true,
    () => false,
  )
  return (
    <Choice
      legend={theme}
      name="theme"
      options={themes.map((value) => ({ value, label: labels[value], icon: icons[value] }))}
      chosen={isInBrowser ? themes.find((value) => value === set) : undefined}
      onChoose={setTheme}
    />
  )
}
