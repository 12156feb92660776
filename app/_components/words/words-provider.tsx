'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { type Words, wordsOf } from './catalogue.ts'
import { english } from './english.ts'
import type { Language } from './language.ts'

const WordsContext = createContext<Words>(english)

/** Gives all that is below it the words of a language. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <WordsContext value={wordsOf(language)}>{children}</WordsContext>
}

/** The words of the interface, in the language of whoever looks at it. */
export function useWords(): Words {
  return useContext(WordsContext)
}
