/**
 * Words as the keyword index counts them. FTS5's unicode61 makes a word of every run of letters and digits, which holds a
 * whole sentence in scripts that write without spaces; those runs are cut into overlapping pairs of letters instead,
 * in the same way when a passage is stored and when a query is read.
 */

const unsegmented =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]\p{M}*)+/gu
const word = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu
const letter = /[\p{L}\p{N}]/u

/**
 * Puts spaces into the runs of scripts without spaces: "東京都" becomes " 東京 京都 都 ". The last letter stands alone so
 * that every letter starts a word, and a query of one letter finds it as a beginning. Other text stays as it is.
 */
export function spaceUnsegmented(text: string): string {
  return text.replace(unsegmented, (run) => ` ${pairs(run).join(' ')} `)
}

/** The distinct words of a query, lower-case, in their order; `isPrefix` marks a lone letter of a script without spaces. */
export function queryWords(query: string): { text: string; isPrefix: boolean }[] {
  const lone = new Set<string>()
  const spaced = query.normalize('NFC').replace(unsegmented, (run) => {
    const letters = lettersOf(run)
    if (letters.length === 1) lone.add(letters.join(''))
    // In a query the last letter alone would find every word that starts with it.
    return letters.length === 1 ? ` ${letters[0]} ` : ` ${pairs(run).slice(0, -1).join(' ')} `
  })
  const texts = new Set(Array.from(spaced.toLowerCase().matchAll(word), (match) => match[0]))
  return Array.from(texts, (text) => ({ text, isPrefix: lone.has(text) }))
}

function pairs(run: string): string[] {
  const letters = lettersOf(run)
  return letters.map((first, index) => first + (letters[index + 1] ?? ''))
}

function lettersOf(run: string): string[] {
  return Array.from(run).filter((character) => letter.test(character))
}
