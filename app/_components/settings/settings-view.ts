import type { DiskUse } from '#db/disk-use.ts'
import type { Document } from '#lib/api/schemas.ts'

/** What the library takes up, and what in it takes most. */
export interface StorageView extends DiskUse {
  /** Of the database, in bytes: free since documents were deleted. */
  unused: number
  largest: Pick<Document, 'id' | 'name' | 'sizeBytes' | 'passageCount'>[]
}

/** How the library is, in numbers. */
export interface LibraryView {
  documents: number
  ready: number
  passages: number
  /** Waiting or being worked on. */
  pending: number
  /** Failed documents by the code of their failure. */
  failures: Record<string, number>
  /** Ready documents that could not be embedded anew. */
  lackingEmbeddings: Pick<Document, 'id' | 'name'>[]
}

/** What runs, by name. */
export interface Versions {
  product: string
  node: string
  platform: string
  sqlite: string
  sqliteVec: string
  modelRuntime: string
}
