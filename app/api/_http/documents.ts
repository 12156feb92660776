import type { Store } from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'
import { VerbatimError } from '#lib/errors.ts'

/**
 * The document, or the failure that says there is none.
 * @throws VerbatimError not_found
 */
export function found<Value>(value: Value | undefined, id: string): Value {
  if (value !== undefined) return value
  throw new VerbatimError(
    'not_found',
    `There is no document "${id}" in the library. It may have been removed.`,
  )
}

/**
 * A document whose text can be shown.
 * @throws VerbatimError not_found; conflict while it is not ready
 */
export async function readyDocument(store: Store, id: string): Promise<Document> {
  const document = found(await store.getDocument(id), id)
  if (document.status === 'ready') return document
  throw new VerbatimError(
    'conflict',
    `"${document.name}" is ${document.status}, not ready: its text can't be shown.`,
    {
      details: { status: document.status },
    },
  )
}

/**
 * Checks that every document a question is limited to is there.
 * @throws VerbatimError not_found for the first that is not
 */
export async function checkScope(store: Store, documentIds: string[] | undefined): Promise<void> {
  for (const id of documentIds ?? []) found(await store.getDocument(id), id)
}
