/** The day the first figures were made; any number would do, but another one draws other samples. */
const defaultSeed = 20261124

/**
 * A pseudo-random sample that is the same every time, in the order drawn; a smaller one begins a larger one's list.
 * @param count how many; all of them, shuffled, when there are no more
 */
export function seededSample<T>(items: T[], count: number, seed = defaultSeed): T[] {
  const drawn = [...items]
  const random = mulberry32(seed)
  for (let index = drawn.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const held = drawn[index]!
    drawn[index] = drawn[other]!
    drawn[other] = held
  }
  return drawn.slice(0, Math.max(0, count))
}

/** Uniform numbers from 0 up to, not with, 1. See Tommy Ettinger's mulberry32, in the public domain. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
