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
    `There is no document "${id}" in the library. It may have been deleted.`,
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
 * Puts the documents with the tag, if one is asked for, in the place of the tag, and checks that every document is there.
 * @throws VerbatimError not_found for the first that is not, and for a tag that no document has
 */
export async function resolveScope<Request extends ScopedRequest>(store: Store, request: Request) {
  const { documentIds, tag, ...rest } = request
  const known = documentIds && (await currentIds(store, documentIds))
  if (tag === undefined) return { ...rest, documentIds: known }
  const tagged = await store.documentIdsWithTag(tag)
  const inBoth = known ? tagged.filter((id) => known.includes(id)) : tagged
  if (inBoth.length > 0) return { ...rest, documentIds: inBoth }
  throw new VerbatimError('not_found', `There is no document with the tag "${tag}" to look in.`)
}

/** A document that has taken another one's place meanwhile is asked under its id of now. */
async function currentIds(store: Store, ids: string[]): Promise<string[]> {
  const current: string[] = []
  for (const id of ids) current.push(found(await store.getDocument(id), id).id)
  return current
}

interface ScopedRequest {
  documentIds?: string[] | undefined
  tag?: string | undefined
}
