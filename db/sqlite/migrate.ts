import type { Connection } from './connection.ts'
import { createContext } from './context.ts'
import { currentVersion, migrations } from './migrations/index.ts'
import { queueReembeddingOfAll } from './reembedding.ts'
import { indexDimension } from './vector-index.ts'
import { olderDatabase, schemaVersion } from './version.ts'

/** Of the shipped embedder. */
const defaultDimension = 384

/**
 * Brings the database to the newest version and its vector index to the dimension, each in one transaction. Without a
 * dimension the index keeps the one it has; a new one gets the shipped embedder's. A change of dimension queues every ready
 * document for being embedded anew, since its vectors are of no use any more.
 */
export function migrate(database: Connection, wanted: number | undefined, now: () => number): void {
  database.transaction(() => applyMigrations(database)).immediate()
  const present = indexDimension(database)
  const dimension = wanted ?? present ?? defaultDimension
  if (dimension === present) return
  const context = createContext(database, dimension, now)
  database.transaction(() => queueReembeddingOfAll(context)).immediate()
}

/**
 * Checks that the database is of exactly this program's version.
 * @returns the dimension of its vectors
 * @throws VerbatimError conflict when it is older
 */
export function requireCurrent(database: Connection): number {
  const version = schemaVersion(database)
  const dimension = version === currentVersion ? indexDimension(database) : undefined
  if (dimension === undefined) throw olderDatabase(version)
  return dimension
}

function applyMigrations(database: Connection): void {
  const version = schemaVersion(database)
  if (version === currentVersion) return
  for (const sql of migrations.slice(version)) database.exec(sql)
  database.pragma(`user_version = ${currentVersion}`)
}
