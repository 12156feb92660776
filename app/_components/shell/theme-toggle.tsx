import { Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { Icon } from './icon.tsx'

const nothingToWatch = () => () => undefined

/** Light or dark; until someone chooses it is as the system has it, which only the browser knows. */
export function ThemeToggle() {
  const words = useWords()
  const { resolvedTheme, setTheme } = useTheme()
  const isInBrowser = useSyncExternalStore(
    nothingToWatch,
    () => true,
    () => false,
  )
  const isDark = isInBrowser && resolvedTheme === 'dark'
  const label = isDark ? words.shell.toLight : words.shell.toDark
  return (
    <button
      type="button"
      className="button-icon"
      aria-label={label}
      title={label}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    >
      <Icon of={isDark ? Moon : Sun} />
    </button>
  )
}
