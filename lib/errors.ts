/** The closed set of failure codes. HTTP statuses are mapped from them in one place, `app/api/_http/status.ts`. */
export const errorCodes = [
  'invalid_input',
  'not_found',
  'conflict',
  'empty_document',
  'too_large',
  'unsupported_type',
  'encrypted_document',
  'damaged_document',
  'no_text',
  'cancelled',
  'interrupted',
  'model_missing',
  'model_altered',
  'model_unavailable',
  'database_newer',
  'database_damaged',
  'storage_full',
  'storage_denied',
  'port_in_use',
  'forbidden_origin',
  'invalid_setting',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorOptions {
  cause?: unknown
  /** Values that help a program to react; shown to people only in a bug report. */
  details?: Record<string, unknown>
}

/** What crosses a process boundary or goes into the database when something failed. */
export interface ErrorRecord {
  code: ErrorCode
  message: string
  details?: Record<string, unknown>
}

/** A failure with a code that programs react to and a message that says what was expected, what came and what to do. */
export class VerbatimError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = 'VerbatimError'
    this.code = code
    this.details = options.details
  }

  /** The error as plain data; the cause stays behind, since it may hold what must not leave the process. */
  toRecord(): ErrorRecord {
    return { code: this.code, message: this.message, ...(this.details && { details: this.details }) }
  }

  /** Makes the error again on the other side of a process boundary. */
  static fromRecord(record: ErrorRecord): VerbatimError {
    return new VerbatimError(record.code, record.message, record.details ? { details: record.details } : {})
  }
}

const storageCodes: Record<string, [ErrorCode, string]> = {
  ENOSPC: [
    'storage_full',
    'The disk is full. Free some space, then try again; nothing already stored was lost.',
  ],
  EDQUOT: [
    'storage_full',
    'The disk quota is used up. Free some space, then try again; nothing already stored was lost.',
  ],
  SQLITE_FULL: [
    'storage_full',
    'The disk is full. Free some space, then try again; nothing already stored was lost.',
  ],
  EACCES: [
    'storage_denied',
    'The data folder does not allow writing. Give this user write permission, or set VERBATIM_DATA to another folder.',
  ],
  EPERM: [
    'storage_denied',
    'The data folder does not allow writing. Give this user write permission, or set VERBATIM_DATA to another folder.',
  ],
  EROFS: [
    'storage_denied',
    'The data folder is on a read-only disk. Set VERBATIM_DATA to a folder that can be written.',
  ],
  SQLITE_READONLY: [
    'storage_denied',
    'The database cannot be written. Give this user write permission to the data folder.',
  ],
  SQLITE_CANTOPEN: [
    'storage_denied',
    'The database cannot be opened. Check that the data folder exists and can be written.',
  ],
  SQLITE_CORRUPT: ['database_damaged', 'The database is damaged. Run "npx verbatim doctor" for what to do.'],
  SQLITE_NOTADB: [
    'database_damaged',
    'The database file is not a database. Run "npx verbatim doctor" for what to do.',
  ],
}

/**
 * Turns anything thrown into a VerbatimError: known system errors get their code and next step, the rest is `internal`.
 * The original stays as the cause.
 */
export function toVerbatimError(thrown: unknown): VerbatimError {
  if (thrown instanceof VerbatimError) return thrown
  const systemCode = (thrown as { code?: unknown } | null)?.code
  const known =
    typeof systemCode === 'string'
      ? Object.entries(storageCodes).find(
          ([code]) => systemCode === code || systemCode.startsWith(`${code}_`),
        )
      : undefined
  if (known) return new VerbatimError(known[1][0], known[1][1], { cause: thrown })
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new VerbatimError('internal', `Something went wrong that should not: ${message}`, { cause: thrown })
}

/** States what must hold; a violation is a bug of ours and says so. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new VerbatimError('internal', `${message} This is a bug.`)
}
