import { FileText, MessageSquare, Search } from 'lucide-react'
import { maxQuestionCharacters } from '#lib/api/limits.ts'
import { useWords } from '#words'
import { useDocuments } from '../http/library.ts'
import { useRecentQuestions } from '../state/use-recent-questions.ts'
import type { Words } from '../words/catalogue.ts'
import { matches } from './matches.ts'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'
import { useActions } from './use-actions.ts'
import { useGoTo } from './use-go-to.ts'

/** More lines of a kind push the others out of sight; typing one more letter brings the right one up. */
const shownOfKind = 5

/** Everything that fits what was typed, by kind; kinds with nothing are left out. */
export function useGroups(typed: string, showShortcuts: () => void): PaletteGroup[] {
  const words = useWords()
  const { documents } = useDocuments()
  const { recent } = useRecentQuestions()
  const actions = useActions(showShortcuts)
  const goTo = useGoTo()
  const ask = (mode: 'ask' | 'search', question: string) => () =>
    goTo({ mode, question, scope: [], place: undefined, documentId: undefined })

  const openable = documents
    .filter(({ status }) => status === 'ready')
    .map(({ id, name }) => ({
      key: id,
      label: name,
      icon: FileText,
      act: () => goTo({ documentId: id, place: undefined }),
    }))
  const askedBefore = recent.map(({ mode, text }) => ({
    key: `${mode} ${text}`,
    label: text,
    icon: mode === 'ask' ? MessageSquare : Search,
    hint: words.palette.hint[mode],
    act: ask(mode, text),
  }))
  const fitting = (items: PaletteItem[], limit: number) =>
    items.filter(({ label }) => matches(label, typed)).slice(0, limit)
  return [
    { title: words.palette.documents, items: fitting(openable, shownOfKind) },
    { title: words.palette.recent, items: fitting(askedBefore, shownOfKind) },
    { title: words.palette.actions, items: fitting(actions, actions.length) },
    { title: words.palette.written, items: writtenItems(words, typed.trim(), ask) },
  ].filter(({ items }) => items.length > 0)
}

/** What was typed may itself be the question. */
function writtenItems(
  words: Words,
  typed: string,
  ask: (mode: 'ask' | 'search', question: string) => () => void,
): PaletteItem[] {
  if (typed === '' || typed.length > maxQuestionCharacters) return []
  return [
    { key: 'ask-this', label: words.palette.askThis(typed), icon: MessageSquare, act: ask('ask', typed) },
    {
      key: 'search-this',
      label: words.palette.searchThis(typed),
      icon: Search,
      act: ask('search', typed),
    },
  ]
}
