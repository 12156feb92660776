import { classOf, combiningClass, DROPPED, decompose, isAccent, toLower } from './code-points.ts'

/** Characters of a text after folding, each with the slice of the text that it came from. */
export interface FoldedText {
  codePoints: number[]
  /** UTF-16 code units into the text, half-open, one pair a code point. */
  starts: number[]
  ends: number[]
}

/** What one code point becomes on its own. */
interface Folded {
  codePoints: number[]
  /** Whether it holds a mark that survives and that NFD may put elsewhere in its sequence. */
  canMove: boolean
}

/** Most folded code points kept; texts use a few hundred, and only an odd one uses all of Unicode. */
const cacheLimit = 20_000

const cache = new Map<number, Folded>()

/**
 * Folds a slice of a text as BERT's uncased normaliser does: control characters go, the rest is decomposed (NFD), loses its
 * accents and becomes lower case.
 * @param text      any text; the slice [start, end) begins and ends between characters that don't combine
 * @param isFolding false for a cased model: only control characters go
 */
export function fold(text: string, start: number, end: number, isFolding: boolean): FoldedText {
  const folded: FoldedText = { codePoints: [], starts: [], ends: [] }
  let canMove = false
  for (let at = start; at < end; ) {
    const codePoint = text.codePointAt(at)!
    const next = at + (codePoint > 0xffff ? 2 : 1)
    if (classOf(codePoint) !== DROPPED) {
      const one = isFolding ? foldOne(codePoint) : undefined
      canMove ||= one?.canMove ?? false
      for (const part of one?.codePoints ?? [codePoint]) {
        folded.codePoints.push(part)
        folded.starts.push(at)
        folded.ends.push(next)
      }
    }
    at = next
  }
  return canMove ? foldInOrder(text, start, end) : folded
}

function foldOne(codePoint: number): Folded {
  const known = cache.get(codePoint)
  if (known) return known
  const kept = decompose(codePoint).filter((part) => !isAccent(part))
  const folded = {
    codePoints: kept.map(toLower),
    canMove: kept.some((part) => combiningClass(part) > 0),
  }
  if (cache.size < cacheLimit) cache.set(codePoint, folded)
  return folded
}

interface Part {
  codePoint: number
  combiningClass: number
  /** Whether it is the first part of its source character. */
  isFirst: boolean
}

/**
 * The same with NFD's canonical order. Marks change places while the alignment stays as it was: the reference counts off
 * source characters in the new order (NormalizedString.transform), and so does this.
 */
function foldInOrder(text: string, start: number, end: number): FoldedText {
  const parts: Part[] = []
  const sources: { start: number; end: number }[] = []
  for (let at = start; at < end; ) {
    const codePoint = text.codePointAt(at)!
    const next = at + (codePoint > 0xffff ? 2 : 1)
    if (classOf(codePoint) !== DROPPED) {
      sources.push({ start: at, end: next })
      decompose(codePoint).forEach((part, index) => {
        parts.push({ codePoint: part, combiningClass: combiningClass(part), isFirst: index === 0 })
      })
    }
    at = next
  }
  return align(inCanonicalOrder(parts), sources)
}

function inCanonicalOrder(parts: Part[]): Part[] {
  const ordered: Part[] = []
  for (let from = 0; from < parts.length; ) {
    let to = from + 1
    while (to < parts.length && parts[to]!.combiningClass > 0) to += 1
    const sequence = parts.slice(from, to)
    ordered.push(...sequence.sort((a, b) => a.combiningClass - b.combiningClass))
    from = to
  }
  return ordered
}

function align(parts: Part[], sources: { start: number; end: number }[]): FoldedText {
  const folded: FoldedText = { codePoints: [], starts: [], ends: [] }
  let source = -1
  for (const part of parts) {
    if (part.isFirst) source += 1
    if (isAccent(part.codePoint)) continue
    const { start, end } = sources[source]!
    folded.codePoints.push(toLower(part.codePoint))
    folded.starts.push(start)
    folded.ends.push(end)
  }
  return folded
}
