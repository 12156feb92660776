import type { Fragment } from './lines.ts'

/** In em of the region's text: what parts two columns, at least. */
const narrowestGutter = 0.7
/** Lines that stand side by side, at least, before a region counts as columns. */
const fewestPairs = 3
/** Characters a line on average: lines of prose in a column have more, cells of a table fewer. */
const shortestProse = 18
const mostCandidates = 16
const deepest = 4

interface Gutter {
  /** Where the right column begins. */
  x: number
  weight: number
}

/**
 * Orders a page's fragments as they are read: column by column where prose stands side by side, else from top to bottom.
 * What spans the columns (a title, a wide table) parts the page into bands, each read before the next.
 * @returns regions in reading order, each of one column
 */
export function orderColumns(fragments: Fragment[], depth = 0): Fragment[][] {
  const gutter = depth < deepest ? findGutter(fragments) : undefined
  if (!gutter) return fragments.length > 0 ? [fragments] : []
  return bands(fragments, gutter.x).flatMap((band) =>
    band.length === 1 ? [band[0]!] : band.flatMap((column) => orderColumns(column, depth + 1)),
  )
}

/** Bands from top to bottom: [spanning] or [left column, right column]. */
function bands(fragments: Fragment[], x: number): Fragment[][][] {
  const result: Fragment[][][] = []
  let left: Fragment[] = []
  let right: Fragment[] = []
  const span = (found: Fragment[]) => {
    const last = result.at(-1)
    if (last?.length === 1) last[0]!.push(...found)
    else if (found.length > 0) result.push([found])
  }
  const flush = () => {
    if (left.length > 0 && right.length > 0) result.push([left, right])
    else span([...left, ...right])
    left = []
    right = []
  }
  for (const fragment of fragments.toSorted((a, b) => a.base - b.base)) {
    const side = sideOf(fragment, x)
    if (side === 'left') left.push(fragment)
    else if (side === 'right') right.push(fragment)
    else {
      flush()
      span([fragment])
    }
  }
  flush()
  return result
}

function sideOf(fragment: Fragment, x: number): 'left' | 'right' | 'across' {
  if (fragment.left >= x - 2) return 'right'
  return fragment.right <= x - narrowestGutter * fragment.size ? 'left' : 'across'
}

function findGutter(fragments: Fragment[]): Gutter | undefined {
  if (fragments.length < fewestPairs * 2) return undefined
  const weighed = candidates(fragments).map((x) => ({ x, weight: weigh(fragments, x) }))
  const best = weighed.reduce<Gutter | undefined>(
    (most, next) => (next.weight > (most?.weight ?? 0) ? next : most),
    undefined,
  )
  return best
}

/** Left edges on which several fragments stand, the most common first. */
function candidates(fragments: Fragment[]): number[] {
  const counts = new Map<number, number>()
  for (const { left } of fragments)
    counts.set(Math.round(left / 2), (counts.get(Math.round(left / 2)) ?? 0) + 1)
  const leftmost = Math.min(...counts.keys())
  return [...counts]
    .filter(([edge, count]) => edge > leftmost && count + (counts.get(edge - 1) ?? 0) >= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCandidates)
    .map(([edge]) => edge * 2 - 1)
}

/** Characters that stand side by side if columns part at x, less those that stand across; 0 where these are no columns. */
function weigh(fragments: Fragment[], x: number): number {
  const sides = { left: [] as Fragment[], right: [] as Fragment[], across: [] as Fragment[] }
  for (const fragment of fragments) sides[sideOf(fragment, x)].push(fragment)
  const left = beside(sides.left, sides.right)
  const right = beside(sides.right, sides.left)
  if (left.length < fewestPairs || right.length < fewestPairs) return 0
  if (meanCharacters(left) < shortestProse || meanCharacters(right) < shortestProse) return 0
  const top = Math.max(left[0]!.base, right[0]!.base)
  const bottom = Math.min(left.at(-1)!.base, right.at(-1)!.base)
  const crossing = sides.across.filter(({ base }) => base > top && base < bottom)
  return total(left) + total(right) - 2 * total(crossing)
}

/** Those of `these` that have one of `those` on their height, from top to bottom. */
function beside(these: Fragment[], those: Fragment[]): Fragment[] {
  const bases = those.map(({ base }) => base).sort((a, b) => a - b)
  const sorted = these.toSorted((a, b) => a.base - b.base)
  let at = 0
  return sorted.filter(({ base, size }) => {
    while (at < bases.length && bases[at]! < base - size * 1.2) at++
    return at < bases.length && bases[at]! <= base + size * 1.2
  })
}

function total(fragments: Fragment[]): number {
  return fragments.reduce((sum, { characters }) => sum + characters, 0)
}

function meanCharacters(fragments: Fragment[]): number {
  return total(fragments) / fragments.length
}
