import { type SearchResult, searchModes, searchRequestSchema } from '#lib/api/schemas.ts'
import { search } from '#lib/search/search.ts'
import { type Command, list, UsageError, wholeNumber } from '../command.ts'
import { withEmbedder, withStore } from '../library.ts'
import { requireDocuments } from '../require-documents.ts'

/** `verbatim search QUERY`: passages, best first. */
export const searchVerb: Command<SearchResult> = {
  name: 'search',
  parameters: 'QUERY',
  summary: 'Finds the passages that a query is about.',
  options: {
    limit: { type: 'string' },
    document: { type: 'string', multiple: true },
    mode: { type: 'string' },
  },
  placeholders: { document: 'ID', mode: searchModes.join('|') },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config }) => {
    const request = searchRequestSchema.safeParse({
      query: positionals[0],
      limit: wholeNumber(values, 'limit', 10, 1, 100),
      documentIds: list(values, 'document'),
      mode: values.mode ?? searchModes[0],
    })
    if (!request.success) throw new UsageError(request.error.issues.map(({ message }) => message).join(' '))
    return withStore(config, async (store) => {
      await requireDocuments(store, request.data.documentIds)
      return withEmbedder(config, (embedder) =>
        search(request.data, { store, embedder, clock: () => performance.now() }),
      )
    })
  },
  print: ({ hits, timing }) => {
    if (hits.length === 0) return 'Nothing found.'
    const lines = hits.map(
      (hit) =>
        `${hit.rank}. ${hit.documentName}${hit.pageNumber ? `, page ${hit.pageNumber}` : ''} (${hit.scores.fused.toFixed(3)})\n   ${hit.text.replace(/\s+/g, ' ').slice(0, 300)}`,
    )
    return `${lines.join('\n')}\n${hits.length} passages in ${Math.round(timing.totalMs)} ms`
  },
}
