import { classOf, DROPPED, IDEOGRAPH, PLAIN, PUNCTUATION, SPACE } from './code-points.ts'
import { type FoldedText, fold } from './fold.ts'

/**
 * Takes one normalised word. Where the word stands in the text as it is, `starts` is its start and `ends` is undefined;
 * else both tell, for each UTF-16 code unit of the word, which slice of the text it came from.
 */
export type VisitWord = (word: string, starts: number | number[], ends: number[] | undefined) => void

const asciiEnd = 0x80

/** The class of each ASCII character, in a table of its own because nearly all text is read by it. */
const asciiClass = Uint8Array.from({ length: asciiEnd }, (_, code) => classOf(code))

/**
 * Normalises the slice [start, end) of a text and splits it at white space, before and after punctuation and ideographs, as
 * BertNormalizer and BertPreTokenizer do.
 * @param isFolding lower case without accents (uncased models)
 */
export function scanWords(
  text: string,
  start: number,
  end: number,
  isFolding: boolean,
  visit: VisitWord,
): void {
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at)
    const kind = code < asciiEnd ? asciiClass[code]! : -1
    if (kind === SPACE || kind === DROPPED) {
      at += 1
    } else if (kind === PUNCTUATION) {
      visit(text.charAt(at), at, undefined)
      at += 1
    } else {
      const wordEnd = kind === PLAIN ? asciiWordEnd(text, at, end) : -1
      if (wordEnd < 0) {
        at = scanRun(text, at, end, isFolding, visit)
      } else {
        const word = text.slice(at, wordEnd)
        visit(isFolding ? word.toLowerCase() : word, at, undefined)
        at = wordEnd
      }
    }
  }
}

/** Where a word of ASCII alone ends, or -1 when something else touches it. */
function asciiWordEnd(text: string, start: number, end: number): number {
  let at = start + 1
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= asciiEnd) return -1
    const kind = asciiClass[code]!
    if (kind === DROPPED) return -1
    if (kind !== PLAIN) break
  }
  return at
}

/** Reads a run that holds more than ASCII, up to white space, ASCII punctuation or an ideograph. Returns where it goes on. */
function scanRun(text: string, start: number, end: number, isFolding: boolean, visit: VisitWord): number {
  let at = start
  while (at < end) {
    const codePoint = text.codePointAt(at)!
    const kind = classOf(codePoint)
    if (kind === SPACE || (kind === PUNCTUATION && codePoint < asciiEnd)) break
    // An ideograph gets spaces about it, before anything is decomposed, so it is a run of its own.
    if (kind === IDEOGRAPH && at > start) break
    at += codePoint > 0xffff ? 2 : 1
    if (kind === IDEOGRAPH) break
  }
  // White space other than ASCII's begins a run and ends it at once.
  if (at === start) return start + 1
  splitAtPunctuation(fold(text, start, at, isFolding), visit)
  return at
}

function splitAtPunctuation(folded: FoldedText, visit: VisitWord): void {
  let word = ''
  let starts: number[] = []
  let ends: number[] = []
  const flush = () => {
    if (word !== '') visit(word, starts, ends)
    word = ''
    starts = []
    ends = []
  }
  for (let index = 0; index < folded.codePoints.length; index += 1) {
    const codePoint = folded.codePoints[index]!
    const isPunctuation = classOf(codePoint) === PUNCTUATION
    if (isPunctuation) flush()
    word += String.fromCodePoint(codePoint)
    for (let unit = codePoint > 0xffff ? 2 : 1; unit > 0; unit -= 1) {
      starts.push(folded.starts[index]!)
      ends.push(folded.ends[index]!)
    }
    if (isPunctuation) flush()
  }
  flush()
}
