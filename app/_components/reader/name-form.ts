/** How a name is written in one place, and what all its spellings have in common. */
export interface NameForm {
  /** Without what stands around it. */
  written: string
  /** Without case, accents, hyphens, title and article. */
  key: string
}

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}.)]+$/gu
const possessive = /['’]s?$/u
/** What a tokenizer cut off the word before. */
const leftOver = /^['’]?s\s+(?=\p{Lu})/u
const titles = /^(?:the|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|herr|frau)\.?\s+(?=\S)/
const minLetters = 2

/**
 * The form of what was taken for a name; undefined where that is too little for one: a number, a letter, or words without any
 * capital in a script that has them.
 */
export function nameForm(text: string): NameForm | undefined {
  const written = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(leftOver, '')
    .replace(edges, '')
    .replace(possessive, '')
  const letters = written.match(/\p{L}/gu) ?? []
  const isName =
    letters.length >= minLetters && letters.some((letter) => /[\p{Lu}\p{Lt}\p{Lo}]/u.test(letter))
  return isName ? { written, key: keyOf(written) } : undefined
}

function keyOf(written: string): string {
  const plain = written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words.replace(titles, '')
}
