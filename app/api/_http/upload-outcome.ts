import type { Document } from '#lib/api/schemas.ts'
import type { VerbatimError } from '#lib/errors.ts'
import { json } from './respond.ts'

/** What became of each file of an upload. */
export interface UploadOutcome {
  documents: Document[]
  /** How many of the documents were not in the library before. */
  addedCount: number
  failed: { name: string; error: VerbatimError }[]
}

/** What became of one file. */
export type FileOutcome = { document: Document; added: boolean } | UploadOutcome['failed'][number]

/** Sums up the files of an upload, in their order; a document that came twice is named once. */
export function sumUp(files: FileOutcome[]): UploadOutcome {
  const outcome: UploadOutcome = { documents: [], addedCount: 0, failed: [] }
  for (const file of files) {
    if ('error' in file) {
      outcome.failed.push(file)
      continue
    }
    if (!outcome.documents.some(({ id }) => id === file.document.id)) outcome.documents.push(file.document)
    if (file.added) outcome.addedCount += 1
  }
  return outcome
}

/**
 * 202 when something new is queued, 200 when everything was there already.
 * @throws VerbatimError the first file's, when every file failed
 */
export function respondToUpload({ documents, addedCount, failed }: UploadOutcome): Response {
  const first = failed[0]
  if (documents.length === 0 && first) throw first.error
  const reported = failed.map(({ name, error }) => ({ name, error: error.toRecord() }))
  return json({ documents, failed: reported }, addedCount > 0 || failed.length > 0 ? 202 : 200)
}
