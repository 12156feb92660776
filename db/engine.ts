import Database from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'

/** Names and versions of what the library is stored with, as the running parts give them. */
export function describeEngine(): { sqlite: string; sqliteVec: string } {
  const database = new Database(':memory:')
  try {
    sqliteVec.load(database)
    const [sqlite, vec] = database.prepare('SELECT sqlite_version(), vec_version()').raw().get() as [
      string,
      string,
    ]
    return { sqlite, sqliteVec: vec.replace(/^v/, '') }
  } finally {
    database.close()
  }
}
