import type { Connection } from './connection.ts'

/** The bytes of a vector as both the embeddings table and sqlite-vec hold them: little-endian float32. */
export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

/**
 * The bytes of a passage's sentence vectors, one after the other: each as int8 of its largest number, which leaves its direction.
 * A quarter of the room that floats take, for cosines that are off by less than 0.01.
 */
export function sentenceBytes(vectors: Float32Array[]): Buffer {
  const steps = 127
  return Buffer.concat(
    vectors.map((vector) => {
      const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / largest) * steps) || 0).buffer)
    }),
  )
}

/**
 * The highest cosine of a vector of length 1 with those in `bytes`, as sentenceBytes makes them; -1 without any.
 */
export function bestCosine(query: Float32Array, bytes: Buffer): number {
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const dimension = query.length
  let best = -1
  for (let first = 0; first < values.length; first += dimension) {
    let product = 0
    let squares = 0
    for (let index = 0; index < dimension; index++) {
      const value = values[first + index]!
      product += value * query[index]!
      squares += value * value
    }
    if (squares > 0) best = Math.max(best, product / Math.sqrt(squares))
  }
  return best
}

/**
 * Makes the sqlite-vec index anew from the embeddings table, which must hold vectors of this dimension only.
 * The caller's transaction surrounds it.
 */
export function rebuildVectorIndex(database: Connection, dimension: number): void {
  database.exec('DROP TABLE IF EXISTS vector_index')
  database.exec(
    `CREATE VIRTUAL TABLE vector_index USING vec0 (embedding float[${dimension}] distance_metric=cosine)`,
  )
  database.exec('INSERT INTO vector_index (rowid, embedding) SELECT passage_key, vector FROM embeddings')
  database
    .prepare(
      "INSERT INTO meta (name, value) VALUES ('dimension', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    )
    .run(String(dimension))
}

/** The dimension of the index; undefined before it was made. */
export function indexDimension(database: Connection): number | undefined {
  const row = database.prepare("SELECT value FROM meta WHERE name = 'dimension'").get() as
    | { value: string }
    | undefined
  return row && Number(row.value)
}
