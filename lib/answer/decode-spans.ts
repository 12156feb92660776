import type { Window } from '#lib/answer/window.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import type { Tokens } from '#lib/tokenizer/tokenizer.ts'

/** One of the n-best spans of a window. Scores are raw logits, comparable across windows and passages. */
export interface ScoredSpan {
  /** Offsets into the passage's text, [start, end). */
  start: number
  end: number
  /** Start logit plus end logit. */
  spanScore: number
  /** Start plus end logit at [CLS] of the window the span stands in. */
  nullScore: number
}

export interface DecodeLimits {
  maxAnswerTokens: number
  /** Spans kept of each window. */
  nBest: number
}

interface SpanLogits {
  startLogits: Float32Array
  endLogits: Float32Array
}

/** Starts and ends looked at in each window: run_squad's n_best_size. */
const positionsTried = 20

/**
 * The best spans of one window, highest spanScore first, without softmax, so that windows can be compared
 * (Clark and Gardner 2018). A span never starts or ends inside a word, nor goes on in another paragraph or behind a full stop.
 * @param logits  start and end logits, [tokens of the window]
 * @param passage the whole passage's WordPieces with offsets into `text`
 * @returns at most nBest spans; [] when the window holds no place for one
 */
export function decodeSpans(
  window: Window,
  logits: SpanLogits,
  passage: Tokens,
  text: string,
  limits: DecodeLimits,
): ScoredSpan[] {
  const nullScore = logits.startLogits[0]! + logits.endLogits[0]!
  const first = window.sliceStart
  const end = window.ids.length - 1
  const passageToken = (position: number) => position - first + window.firstToken
  const starts = topPositions(logits.startLogits, first, end, (at) =>
    isWordStart(text, passage.starts[passageToken(at)]!),
  )
  const ends = topPositions(logits.endLogits, first, end, (at) =>
    isWordEnd(text, passage.ends[passageToken(at)]!),
  )
  const spans: ScoredSpan[] = []
  for (const startAt of starts) {
    for (const endAt of ends) {
      if (endAt < startAt || endAt - startAt >= limits.maxAnswerTokens) continue
      const start = passage.starts[passageToken(startAt)]!
      const spanEnd = passage.ends[passageToken(endAt)]!
      if (isTorn(text.slice(start, spanEnd))) continue
      spans.push({
        start,
        end: spanEnd,
        spanScore: logits.startLogits[startAt]! + logits.endLogits[endAt]!,
        nullScore,
      })
    }
  }
  return spans.sort((a, b) => b.spanScore - a.spanScore).slice(0, limits.nBest)
}

/**
 * The null score of a passage: the lowest of its windows, as in run_squad. One window that holds the answer is enough.
 * @returns Infinity when there is no window
 */
export function lowestNullScore(allLogits: SpanLogits[]): number {
  return Math.min(...allLogits.map(({ startLogits, endLogits }) => startLogits[0]! + endLogits[0]!))
}

function topPositions(
  logits: Float32Array,
  first: number,
  end: number,
  isAllowed: (position: number) => boolean,
): number[] {
  const positions: number[] = []
  for (let position = first; position < end; position++) if (isAllowed(position)) positions.push(position)
  return positions.sort((a, b) => logits[b]! - logits[a]!).slice(0, positionsTried)
}

/** Between a heading and what follows, or two paragraphs: words on both sides of it are no answer. */
const blankLine = '\n\n'

const possibleFullStop = /[.。｡][^\p{L}\p{N}]*?\s|[。｡]/u
const lastIsFullStop = /[.。｡][^\p{L}\p{N}]*$/u

/**
 * Whether words run over the end of a paragraph or over a full stop. Of 2,500 annotated answers one does; where the reader's
 * does, it has taken the start of one answer and the end of another. "!" and "?" stand in names too ("Yahoo! Inc").
 */
function isTorn(words: string): boolean {
  if (words.includes(blankLine)) return true
  if (!possibleFullStop.test(words)) return false
  return splitSentences(words)
    .slice(0, -1)
    .some(({ start, end }) => lastIsFullStop.test(words.slice(start, end)))
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u

function isWordStart(text: string, offset: number): boolean {
  return offset === 0 || !joinsWord(text, offset)
}

function isWordEnd(text: string, offset: number): boolean {
  return offset === text.length || !joinsWord(text, offset)
}

/** Whether a word goes on across the offset. Scripts without spaces are cut between any two characters. */
function joinsWord(text: string, offset: number): boolean {
  const before = characterBefore(text, offset)
  const after = String.fromCodePoint(text.codePointAt(offset)!)
  return (
    wordCharacter.test(before) &&
    wordCharacter.test(after) &&
    !(unspaced.test(before) && unspaced.test(after))
  )
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1)
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff && offset >= 2
  return text.slice(isLowSurrogate ? offset - 2 : offset - 1, offset)
}
