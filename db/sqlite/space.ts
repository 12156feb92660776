import type { Context } from './context.ts'

/** Pages that one call gives back at most, 2 MB: others wait for it some milliseconds. */
const pagesAtOnce = 500
/** Fewer free bytes are soon used again. */
const worthBytes = 4_000_000
/** A library from before gives nothing back until its file is written anew as a whole, which has to be worth it. */
const worthShare = 0.5

/** Bytes in the database file that hold nothing since documents were deleted. */
export function unusedBytes(context: Context): number {
  return figure(context, 'freelist_count') * figure(context, 'page_size')
}

/**
 * Gives space of deleted documents back to the disk, outside of any transaction.
 * @see Store.reclaimSpace
 */
export function reclaimSpace(context: Context): void {
  const free = unusedBytes(context)
  if (free < worthBytes) return
  const allBytes = figure(context, 'page_count') * figure(context, 'page_size')
  if (figure(context, 'auto_vacuum') === incremental)
    context.database.pragma(`incremental_vacuum(${pagesAtOnce})`)
  else if (free >= worthShare * allBytes) writeAnew(context)
  else return
  // The file becomes shorter when the log has been moved into it.
  if (unusedBytes(context) < worthBytes) context.database.pragma('wal_checkpoint(PASSIVE)')
}

/** After this a file from before is like a new one. */
function writeAnew({ database }: Context): void {
  database.pragma('auto_vacuum = INCREMENTAL')
  database.exec('VACUUM')
}

/** SQLite's number for `auto_vacuum = INCREMENTAL`. */
const incremental = 2

function figure({ database }: Context, name: string): number {
  return Number(database.pragma(name, { simple: true }))
}
