import type { Line } from './lines.ts'

/** What becomes of the end of a line as the next one joins it. */
export interface LineJoin {
  /** Leave out the hyphen that the line ends in. */
  dropHyphen: boolean
  separator: '' | ' '
}

const hyphenEnd = /([\p{L}\p{M}\p{N}'’\u2010-]*)[-\u2010\u2011]$/u
const wordStart = /^[\p{L}\p{M}\p{N}'’]+/u
/** First parts of words that English writes with a hyphen. */
const hyphenated =
  /^(?:self|well|ex|half|quasi|cross|high|low|long|short|all|so|non|mid|ill|far|much|best|one|two|three|four|first|second|third|full|part|real|open|large|small|post|pre|anti|multi|semi|state|e|x)$/i
const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/

/** The words of a document, lower case, with those that it writes with a hyphen: what it writes elsewhere decides. */
export function collectWords(lines: Iterable<Line>): Set<string> {
  const words = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.matchAll(/[\p{L}\p{M}'’]+(?:[-\u2010][\p{L}\p{M}'’]+)*/gu))
      words.add(plain(word))
  }
  return words
}

/**
 * Decides how two lines of a paragraph join: a hyphen goes where it only broke the word, and stays where the word has it.
 * @param words as `collectWords` makes them
 */
export function joinOf(last: string, next: string, words: Set<string>): LineJoin {
  const before = hyphenEnd.exec(last)?.[1]
  const after = wordStart.exec(next)?.[0]
  if (before && after) return { dropHyphen: isBreak(before, after, words), separator: '' }
  if (/\S[\u2014/]$/.test(last) && after) return { dropHyphen: false, separator: '' }
  if (wide.test(last.at(-1) ?? '') && wide.test(next[0] ?? '')) return { dropHyphen: false, separator: '' }
  return { dropHyphen: false, separator: ' ' }
}

function isBreak(before: string, after: string, words: Set<string>): boolean {
  if (/\p{N}$/u.test(before) || !/^\p{Ll}/u.test(after)) return false
  const first = before.split(/[-\u2010]/).at(-1)!
  if (words.has(plain(`${before}-${after}`))) return false
  if (words.has(plain(`${first}${after}`))) return true
  return first === before && !hyphenated.test(first)
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/\u2010/g, '-')
    .replace(/’/g, "'")
}
