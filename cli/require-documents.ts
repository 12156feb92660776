import type { Store } from '#db/store.ts'
import { VerbatimError } from '#lib/errors.ts'

/**
 * Makes sure that a scope names documents of the library.
 * @throws VerbatimError not_found with the first id that is not there
 */
export async function requireDocuments(store: Store, documentIds: string[] | undefined): Promise<void> {
  for (const id of documentIds ?? []) {
    if (!(await store.getDocument(id))) {
      throw new VerbatimError(
        'not_found',
        `There is no document with the id "${id}". "verbatim list" shows the ids.`,
      )
    }
  }
}
