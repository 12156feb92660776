import { english, type Words } from './english.ts'
import { german } from './german.ts'
import type { Language } from './language.ts'

export type { Words } from './english.ts'

const catalogues: Record<Language, Words> = { en: english, de: german }

/** The words of the interface in a language. */
export function wordsOf(language: Language): Words {
  return catalogues[language]
}
