import { english } from './english.ts'
import { german } from './german.ts'
import type { Language } from './language.ts'

/** A catalogue of words: each of the same kind as the English one has, whatever they are. */
export type Words = Translated<typeof english>

type Translated<Entry> = Entry extends string
  ? string
  : Entry extends number
    ? number
    : Entry extends (...values: infer Values) => string
      ? (...values: Values) => string
      : { readonly [Key in keyof Entry]: Translated<Entry[Key]> }

const catalogues: Record<Language, Words> = { en: english, de: german }

/** The words of the interface in a language. */
export function wordsOf(language: Language): Words {
  return catalogues[language]
}
