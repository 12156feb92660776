import type { Document } from '#lib/api/schemas.ts'
import type { Memory } from '#lib/ask-row.ts'
import type { Library } from './library.ts'

/**
 * What tables have learned of a document, in this version and from the models in use, for as long as the server runs: its
 * settings change only with a start. Nothing is kept of one whose embeddings are being made anew, which is found by its
 * words only.
 */
export function cellMemory({ cells, models }: Library, document: Document): Memory | undefined {
  const hello = models.hello()
  if (!hello || document.progress.stage !== 'done') return undefined
  const { id: documentId, sha256 } = document
  const modelKey = hello.models.map(({ sha256 }) => sha256).join()
  const keyOf = (question: string) => ({ documentId, sha256, question, modelKey })
  return {
    get: (question) => cells.get(keyOf(question)),
    set: (question, cell) => cells.set(keyOf(question), cell),
  }
}
