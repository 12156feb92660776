import { readdir, stat, statfs } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What a data folder takes up, in bytes. */
export interface DiskUse {
  /** With its log. */
  database: number
  /** The files that people added. */
  originals: number
  /** Models fetched by the user, uploads on their way, the reserve for a full disk. */
  other: number
  /** Left on its disk for this user. */
  free: number
}

/** Measures a data folder. Files that go while it is measured count as nothing. */
export async function measureDisk(dataDirectory: string): Promise<DiskUse> {
  const use = { database: 0, originals: 0, other: 0 }
  for (const entry of await readdir(dataDirectory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    use[kindOf(relative(dataDirectory, path))] += await sizeOf(path)
  }
  const { bavail, bsize } = await statfs(dataDirectory)
  return { ...use, free: bavail * bsize }
}

function kindOf(path: string): 'database' | 'originals' | 'other' {
  if (path.startsWith(`originals${sep}`)) return 'originals'
  return path.startsWith('verbatim.sqlite') ? 'database' : 'other'
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'ENOENT') return 0
    throw thrown
  }
}
