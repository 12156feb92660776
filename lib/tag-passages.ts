import type { Store } from '#db/store.ts'
import type { DocumentAnnotations, TagRequest } from '#lib/api/schemas.ts'
import type { Tagger } from '#lib/bert/tagger.ts'
import { VerbatimError } from '#lib/errors.ts'
import { tagText } from '#lib/tag.ts'

export interface TagContext {
  store: Store
  /** Absent where no tagger is installed. */
  tagger: Tagger | undefined
  /** Milliseconds from any start; only differences count. */
  clock: () => number
}

/** Questions wait while passages are tagged: after so long no further one is begun. One takes about 20 ms. */
const longestMs = 60

/**
 * Tags passages of a stored document, one forward pass each, for as long as others may be kept waiting: at least one, and
 * then as many as fit into 60 ms. Whoever wants them all asks again from `next`, and stops by not asking.
 * @throws VerbatimError model_missing where no tagger is installed
 */
export async function tagPassages(
  { documentId, from, total }: TagRequest,
  { store, tagger, clock }: TagContext,
): Promise<DocumentAnnotations> {
  if (!tagger) {
    throw new VerbatimError(
      'model_missing',
      'Expected a model that finds names, and none is installed. The rest of the product does without.',
    )
  }
  const started = clock()
  const tags: DocumentAnnotations = { entities: [], passages: [], total }
  for (let ordinal = from; ordinal < total; ordinal++) {
    if (ordinal > from && clock() - started >= longestMs) return { ...tags, next: ordinal }
    const [passage] = await store.getPassages([`${documentId}-${ordinal}`])
    if (!passage) break
    const { entities, sentiment } = await tagText(passage.text, tagger)
    const { start, end, text } = passage
    for (const entity of entities) {
      const words = text.slice(entity.start, entity.end)
      tags.entities.push({ ...entity, text: words, start: start + entity.start, end: start + entity.end })
    }
    tags.passages.push({ start, end, ...sentiment })
  }
  return tags
}
