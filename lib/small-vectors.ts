const steps = 127

/** A vector as int8 of its largest number: a quarter of the room, and its direction within a cosine of 0.01. All 0 of one without length. */
export function toSmallVector(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Int8Array.from(vector, (value) => Math.round((value / largest) * steps) || 0)
}

/**
 * The highest cosine of a vector with some others; -1 without any.
 * @param query  of length 1, [dimension]
 * @param others small vectors one after the other, [others x dimension]
 */
export function bestCosine(query: Float32Array, others: Int8Array): number {
  const dimension = query.length
  let best = -1
  for (let first = 0; first < others.length; first += dimension) {
    let product = 0
    let squares = 0
    for (let index = 0; index < dimension; index++) {
      const value = others[first + index]!
      product += value * query[index]!
      squares += value * value
    }
    if (squares > 0) best = Math.max(best, product / Math.sqrt(squares))
  }
  return best
}
