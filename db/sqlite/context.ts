import { setTimeout as delay } from 'node:timers/promises'
import type { Statement } from 'better-sqlite3'
import { toVerbatimError } from '#lib/errors.ts'
import type { Connection } from './connection.ts'

/** What every storage function is given: the connection, its statements, the clock and the vectors' dimension. */
export interface Context {
  database: Connection
  /** Prepares a statement once and keeps it. */
  sql(text: string): Statement
  /** Milliseconds since 1970. */
  now(): number
  dimension: number
}

/** How long an operation waits for another process's transaction before it fails. */
const patienceMs = 30_000

/** Gathers a context around an open connection. */
export function createContext(database: Connection, dimension: number, now: () => number): Context {
  const statements = new Map<string, Statement>()
  const sql = (text: string): Statement => {
    const known = statements.get(text)
    if (known) return known
    const prepared = database.prepare(text)
    statements.set(text, prepared)
    return prepared
  }
  return { database, sql, now, dimension }
}

/** Runs reads on one snapshot of the database. Rejects with VerbatimError. */
export function read<T>(context: Context, work: () => T): Promise<T> {
  return patiently(() => context.database.transaction(work).deferred())
}

/**
 * Runs reads and writes in one transaction that takes the write lock at its start, so that it can't fail half-way
 * because another process wrote after its first read. Rejects with VerbatimError; then nothing was changed.
 */
export function write<T>(context: Context, work: () => T): Promise<T> {
  return patiently(() => makingRoom(context, () => context.database.transaction(work).immediate()))
}

/** As `write`, and on disk when it resolves: for what a power cut must not undo once a person was told of it. */
export function writeDurably<T>(context: Context, work: () => T): Promise<T> {
  return patiently(() => {
    context.database.pragma('synchronous = FULL')
    try {
      return makingRoom(context, () => context.database.transaction(work).immediate())
    } finally {
      context.database.pragma('synchronous = NORMAL')
    }
  })
}

/** A full disk may be full of SQLite's own log: its pages are moved into the database file, then the work is tried once more. */
function makingRoom<T>({ database }: Context, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'SQLITE_FULL') throw error
    try {
      database.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // No room for that either: the first failure says what a person needs to know.
      throw error
    }
    return work()
  }
}

/** Runs work that another process's transaction may hold up, again until it comes through. Rejects with VerbatimError. */
export async function patiently<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 16)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw toVerbatimError(error)
    }
    await delay(waitMs)
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
}
