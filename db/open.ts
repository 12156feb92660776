import { existsSync } from 'node:fs'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import { type Connection, connect, databaseFile } from './sqlite/connection.ts'
import { createContext } from './sqlite/context.ts'
import { migrate, requireCurrent } from './sqlite/migrate.ts'
import { createSqliteStore } from './sqlite/store.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** Makes the database or brings it up to date first. Only one process may do so, before others open it. Default false. */
  migrate?: boolean
  /** Only reads; writing methods reject. Default false. */
  readonly?: boolean
  /** Numbers in an embedding. Default: that of the database, or 384 for a new one. */
  dimension?: number
  /** Milliseconds since 1970. Default Date.now. */
  now?: () => number
}

/**
 * Opens the library in a data folder.
 * @throws VerbatimError not_found when there is no library and `migrate` is not set; conflict when the database is older
 *   or holds vectors of another dimension; database_newer; database_damaged; storage_denied; storage_full
 */
export async function openStore(dataDirectory: string, options: StoreOptions = {}): Promise<Store> {
  const now = options.now ?? Date.now
  if (options.migrate) await migrateStore(dataDirectory, options)
  if (!existsSync(databaseFile(dataDirectory))) throw noLibrary(dataDirectory)
  return opened(dataDirectory, { readonly: options.readonly ?? false, create: false }, (database) => {
    const dimension = requireCurrent(database)
    if (options.dimension !== undefined && options.dimension !== dimension) {
      throw otherDimension(dimension, options.dimension)
    }
    return createSqliteStore(createContext(database, dimension, now))
  })
}

/**
 * Makes the library, or brings it up to date, and closes it again. When the dimension differs from the database's, every
 * ready document is queued for being embedded anew, and found by its words until then.
 * @throws VerbatimError as `openStore`
 */
export async function migrateStore(
  dataDirectory: string,
  options: Pick<StoreOptions, 'dimension' | 'now'> = {},
): Promise<void> {
  const now = options.now ?? Date.now
  opened(dataDirectory, { readonly: false, create: true }, (database) => {
    migrate(database, options.dimension, now)
    database.close()
  })
}

/** Connects and hands the connection on; it is closed if that fails. */
function opened<T>(
  dataDirectory: string,
  options: { readonly: boolean; create: boolean },
  use: (database: Connection) => T,
): T {
  let database: Connection | undefined
  try {
    database = connect(dataDirectory, options)
    return use(database)
  } catch (error) {
    database?.close()
    throw toVerbatimError(error)
  }
}

function noLibrary(dataDirectory: string): VerbatimError {
  return new VerbatimError(
    'not_found',
    `Expected a library in ${dataDirectory}, found none. Start Verbatim once with "npm start", which makes it, ` +
      'or set VERBATIM_DATA to the folder that holds it.',
  )
}

function otherDimension(found: number, expected: number): VerbatimError {
  return new VerbatimError(
    'conflict',
    `Expected embeddings of ${expected} numbers, found a library with ${found}. ` +
      'Start Verbatim once with "npm start", which embeds the documents anew with the new model.',
    { details: { found, expected } },
  )
}
