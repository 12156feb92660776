import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Room for the few pages that say why a document failed, and for what SQLite writes beside them. */
const reserveBytes = 2_000_000

/** Space kept in the data folder, so that a full disk can still be written down as the reason of a failure. */
export interface DiskReserve {
  /** Takes the space; false when the disk has none left. */
  hold(): Promise<boolean>
  /** Gives the space back to whoever writes next. */
  release(): Promise<void>
}

/** The reserve of a data folder; one file, for all processes that work on it. */
export function createDiskReserve(dataDirectory: string): DiskReserve {
  const path = join(dataDirectory, 'reserve')
  let isHeld = false
  return {
    hold: async () => {
      if (isHeld) return true
      try {
        await writeFile(path, new Uint8Array(reserveBytes))
        isHeld = true
      } catch {
        // Half a reserve only takes the space that somebody else needs.
        await rm(path, { force: true })
      }
      return isHeld
    },
    release: async () => {
      isHeld = false
      await rm(path, { force: true })
    },
  }
}
