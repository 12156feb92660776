import type { Database } from 'better-sqlite3'
import { VerbatimError } from '#lib/errors.ts'
import { currentVersion } from './migrations/index.ts'

/** The version that the database file says it has; 0 for an empty file. */
export function schemaVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** @throws VerbatimError database_newer when a newer program wrote the database. */
export function refuseNewer(database: Database): void {
  const found = schemaVersion(database)
  if (found <= currentVersion) return
  throw new VerbatimError(
    'database_newer',
    `Expected a database of version ${currentVersion} or older, found version ${found}: a newer Verbatim wrote it. ` +
      'Update Verbatim, or set VERBATIM_DATA to another folder. The database was not touched.',
    { details: { found, supported: currentVersion } },
  )
}

/** The error for a library that has to be brought up to date before it can be opened. */
export function olderDatabase(found: number): VerbatimError {
  return new VerbatimError(
    'conflict',
    `Expected a database of version ${currentVersion}, found version ${found}. ` +
      'Start Verbatim once with "npm start", which updates it.',
    { details: { found, supported: currentVersion } },
  )
}
