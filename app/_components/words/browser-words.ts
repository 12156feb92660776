import { type Words, wordsOf } from './catalogue.ts'
import { languageNamed } from './language.ts'

/** The words of the page that is open, for what runs in the browser outside of components. */
export function browserWords(): Words {
  return wordsOf(languageNamed(document.documentElement.lang) ?? 'en')
}
