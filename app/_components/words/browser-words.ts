import { english, type Words } from './english.ts'

let spoken: Words = english

/** Tells the language of the page that is open; it stays until the page is loaded anew. */
export function speak(words: Words): void {
  // The server renders pages in every language at once.
  if (typeof document !== 'undefined') spoken = words
}

/** The words of the page that is open, for what runs in the browser outside of components. */
export function browserWords(): Words {
  return spoken
}
