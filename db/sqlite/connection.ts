import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { refuseNewer } from './version.ts'

export type Connection = Database.Database

export interface ConnectionOptions {
  readonly: boolean
  /** Makes the folder and the file when they are missing. */
  create: boolean
}

/** Waiting inside SQLite blocks the event loop of this process: `context.ts` waits between short tries instead. */
const busyTimeoutMs = 1
/** Opening happens once and may meet another process that recovers the log after a crash. */
const openingTimeoutMs = 10_000

/**
 * Nearest neighbours pass over every vector, which a mapped file gives without a copy: at 50,000 passages (75 MB of
 * vectors) in about half the time. What lies beyond is read as usual.
 */
const mappedBytes = 256 * 1024 * 1024

/** The library's database file in a data folder. */
export function databaseFile(dataDirectory: string): string {
  return join(dataDirectory, 'verbatim.sqlite')
}

/**
 * Opens the database file with sqlite-vec loaded and every setting of ours applied.
 * @throws VerbatimError database_newer, with the file untouched; else SqliteError, which callers turn into VerbatimError
 */
export function connect(dataDirectory: string, options: ConnectionOptions): Connection {
  if (options.create) mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const database = new Database(databaseFile(dataDirectory), {
    readonly: options.readonly,
    fileMustExist: !options.create,
    timeout: openingTimeoutMs,
  })
  try {
    // Before anything that could write to the file.
    refuseNewer(database)
    sqliteVec.load(database)
    applySettings(database, options.readonly)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

function applySettings(database: Connection, readonly: boolean): void {
  // Schema text may come from a restored file: it must not be able to call functions with side effects.
  database.pragma('trusted_schema = OFF')
  database.pragma('foreign_keys = ON')
  database.pragma(`mmap_size = ${mappedBytes}`)
  if (!readonly) {
    // So that pages of deleted documents can be given back a few at a time. In a file with anything in it the setting would be
    // written each time, which a full disk has no room for.
    if (database.pragma('page_count', { simple: true }) === 0) database.pragma('auto_vacuum = INCREMENTAL')
    database.pragma('journal_mode = WAL')
    // A kill loses nothing at NORMAL; a power cut may lose the newest commits, never the soundness (see `durably`).
    database.pragma('synchronous = NORMAL')
    // Pages, 1 MB: the log must not take the space that is kept for writing down why a document failed.
    database.pragma('wal_autocheckpoint = 256')
    database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
  }
  database.pragma(`busy_timeout = ${busyTimeoutMs}`)
}
