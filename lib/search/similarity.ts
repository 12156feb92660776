import type { QueryEmbedding, Scored, Store, StoredPassage } from '#db/store.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { embeddedSentences, headerText, withContext } from '#lib/chunk/embedding-text.ts'
import type { PassageEmbedding } from '#lib/chunk/passage.ts'
import { bestCosine } from '#lib/small-vectors.ts'

/**
 * Cosines of passages with a query: of the whole or of a sentence, whichever is nearest. Those without a stored embedding, since their document waits for those of the model in
 * use, are embedded here and now (docs/decisions/005-re-embedding.md).
 * @param mostEmbedded how many of these, in the order of the ids; the others are left out, and so are removed passages
 */
export async function similaritiesTo(
  query: QueryEmbedding,
  passageIds: string[],
  { store, embedder }: { store: Store; embedder: Embedder },
  mostEmbedded = passageIds.length,
): Promise<Scored[]> {
  const stored = await store.similarities(query, passageIds)
  if (stored.length === passageIds.length) return stored
  const known = new Set(stored.map(({ passageId }) => passageId))
  const others = passageIds.filter((id) => !known.has(id)).slice(0, mostEmbedded)
  const embedded: Scored[] = []
  for (const passage of await store.getPassages(others)) {
    const { whole, sentences } = await embedNow(passage, embedder)
    const cosines = sentences.map((vector) => bestCosine(query.vector, vector))
    embedded.push({ passageId: passage.id, score: Math.max(dot(query.vector, whole), ...cosines) })
  }
  return [...stored, ...embedded]
}

/** Cut where it is too long, unlike a passage that is embedded to be stored: it was made for another model. */
function embedNow(
  { headingPath, tables = [], text }: StoredPassage,
  embedder: Embedder,
): Promise<PassageEmbedding> {
  const headings = headingPath.filter((heading) => !text.includes(heading))
  const tableHeaders = tables
    .map(({ header }) => header)
    .filter((header) => !text.includes(headerText(header)))
  const embeddingText = withContext({ headings, tableHeaders }, text)
  return embedder.embedPassage(embeddingText, embeddedSentences(embeddingText, text), 'cut')
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}
