'use client'

import { createContext, type ReactNode, use, useContext } from 'react'
import { speak } from './browser-words.ts'
import { english, type Words } from './english.ts'
import type { Language } from './language.ts'

const WordsContext = createContext<Words>(english)

/** English is in every page, since it sets the shape; each of the others is fetched by those who read it. */
const fetchers: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  de: async () => (await import('./german.ts')).german,
}
const fetched = new Map<Language, Promise<Words>>()

/** Gives all that is below it the words of a language. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const words = language === 'en' ? english : use(wordsIn(language))
  speak(words)
  return <WordsContext value={words}>{children}</WordsContext>
}

/** The words of the interface, in the language of whoever looks at it. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** The same promise each time, as `use` asks for. */
function wordsIn(language: Exclude<Language, 'en'>): Promise<Words> {
  const known = fetched.get(language) ?? fetchers[language]()
  fetched.set(language, known)
  return known
}
