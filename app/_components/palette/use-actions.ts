import { FolderPlus, History, Keyboard, MessageSquare, Monitor, Moon, Search, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useWords } from '#words'
import { screens } from '../shell/screens.tsx'
import { useRecentQuestions } from '../state/use-recent-questions.ts'
import type { PaletteItem } from './palette-item.ts'
import { requestOfScreen } from './screen-requests.ts'
import { useGoTo } from './use-go-to.ts'

const themes = [
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
  { theme: 'system', icon: Monitor },
] as const

/** What can be done from anywhere, beside opening and asking something. */
export function useActions(showShortcuts: () => void): PaletteItem[] {
  const words = useWords()
  const goTo = useGoTo()
  const router = useRouter()
  const { theme: current, setTheme } = useTheme()
  const { recent, forgetAll } = useRecentQuestions()
  const onQuestions = (mode: 'ask' | 'search') => () => {
    goTo({ mode, question: '', place: undefined, documentId: undefined })
    requestOfScreen('write')
  }
  const addFiles = () => {
    goTo({})
    requestOfScreen('add-files')
  }
  return [
    { key: 'ask', label: words.palette.ask, icon: MessageSquare, hint: '/', act: onQuestions('ask') },
    { key: 'search', label: words.palette.search, icon: Search, act: onQuestions('search') },
    { key: 'add-files', label: words.palette.addFiles, icon: FolderPlus, act: addFiles },
    ...screens.map(({ screen, path, icon }) => ({
      key: screen,
      label: words.palette.goTo(words.shell[screen]),
      icon,
      act: () => router.push(path),
    })),
    ...themes
      .filter(({ theme }) => theme !== current)
      .map(({ theme, icon }) => ({
        key: theme,
        label: words.palette.themes[theme],
        icon,
        act: () => setTheme(theme),
      })),
    { key: 'shortcuts', label: words.palette.shortcuts, icon: Keyboard, hint: '?', act: showShortcuts },
    ...(recent.length > 0
      ? [{ key: 'forget', label: words.palette.forgetRecent, icon: History, act: forgetAll }]
      : []),
  ]
}
