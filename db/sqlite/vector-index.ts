import type { Connection } from './connection.ts'

/** The bytes of a vector as the tables and sqlite-vec hold them: int8, or little-endian float32. */
export function vectorBytes(vector: Float32Array | Int8Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
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
