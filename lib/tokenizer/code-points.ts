import { accents, combiningClasses, decomposed, dropped, lowerCase, punctuation } from './unicode-tables.ts'

/*
 * What BERT's normaliser and pre-tokenizer make of single code points, as Hugging Face's `tokenizers` does it. Nothing here
 * asks the engine which Unicode it knows, but for the decompositions of listed code points, which are stable for ever.
 */

const highestCodePoint = 0x10ffff

/** Classes are told apart in this order: what is dropped is never looked at again. */
export const PLAIN = 0
export const DROPPED = 1
export const SPACE = 2
export const IDEOGRAPH = 3
export const PUNCTUATION = 4

/** The other bits of a code point's byte. */
const CLASS_MASK = 7
const ACCENT = 8
const DECOMPOSED = 16

const spaces = [
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
] as const

/** BERT's own list (tokenization.py, _is_chinese_char); its 2B920 is not Unicode's 2B820, and has to stay. */
const ideographs = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0x2f800, 0x2fa1f],
] as const

const hangulSyllables = [[0xac00, 0xd7a3]] as const

/** Half of a surrogate pair on its own is no character; the reference can't be given one. */
const surrogates = [[0xd800, 0xdfff]] as const

const traits = readTraits()
const lowered = readLowerCase()
const classes = readCombiningClasses()

/** PLAIN, DROPPED, SPACE, IDEOGRAPH or PUNCTUATION. */
export function classOf(codePoint: number): number {
  return traits[codePoint]! & CLASS_MASK
}

/** Whether strip_accents takes the code point away. */
export function isAccent(codePoint: number): boolean {
  return (traits[codePoint]! & ACCENT) !== 0
}

/** The lower case of one code point, which is one code point again. */
export function toLower(codePoint: number): number {
  return lowered.get(codePoint) ?? codePoint
}

/** Canonical combining class, 0 for what starts a sequence. */
export function combiningClass(codePoint: number): number {
  return classes.get(codePoint) ?? 0
}

/** The canonical decomposition (NFD) of one code point, as code points. */
export function decompose(codePoint: number): number[] {
  if ((traits[codePoint]! & DECOMPOSED) === 0) return [codePoint]
  return Array.from(
    String.fromCodePoint(codePoint).normalize('NFD'),
    (character) => character.codePointAt(0)!,
  )
}

function readTraits(): Uint8Array {
  const bytes = new Uint8Array(highestCodePoint + 1)
  const setClass = (value: number) => (first: number, last: number) => bytes.fill(value, first, last + 1)
  eachRun(punctuation, setClass(PUNCTUATION))
  for (const [first, last] of ideographs) setClass(IDEOGRAPH)(first, last)
  for (const [first, last] of spaces) setClass(SPACE)(first, last)
  for (const [first, last] of surrogates) setClass(DROPPED)(first, last)
  eachRun(dropped, setClass(DROPPED))
  const addBit = (bit: number) => (first: number, last: number) => {
    for (let codePoint = first; codePoint <= last; codePoint += 1) bytes[codePoint]! |= bit
  }
  eachRun(accents, addBit(ACCENT))
  eachRun(decomposed, addBit(DECOMPOSED))
  for (const [first, last] of hangulSyllables) addBit(DECOMPOSED)(first, last)
  return bytes
}

function readLowerCase(): Map<number, number> {
  const map = new Map<number, number>()
  eachRun(lowerCase, (first, last, step, shift) => {
    for (let codePoint = first; codePoint <= last; codePoint += step) map.set(codePoint, codePoint + shift)
  })
  return map
}

function readCombiningClasses(): Map<number, number> {
  const map = new Map<number, number>()
  eachRun(combiningClasses, (first, last, value) => {
    for (let codePoint = first; codePoint <= last; codePoint += 1) map.set(codePoint, value)
  })
  return map
}

/** Undoes the packing of make-unicode-tables.py; only the table of lower case has a step and a shift. */
function eachRun(
  table: string,
  visit: (first: number, last: number, valueOrStep: number, shift: number) => void,
): void {
  let previous = 0
  for (const run of table.split(' ')) {
    const [gap = 0, further = 0, value = 1, shift] = run.split('.').map((word) => Number.parseInt(word, 36))
    const first = previous + gap
    const last = first + further * (shift === undefined ? 1 : value)
    visit(first, last, value, shift ?? 0)
    previous = last
  }
}
