import { type SearchMode, searchModes } from '#lib/api/schemas.ts'
import { mrrAtK, ndcgAtK, recallAtK } from '#lib/eval/retrieval.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { defaultDepth, retrieve, type SearchContext } from '#lib/search/retrieve.ts'
import { type CliContext, type Command, wholeNumber } from '../command.ts'
import { mean, percent, timeWithin } from '../evaluate/figures.ts'
import { type BeirSet, readBeir } from '../evaluate/read-beir.ts'
import { type TemporaryLibrary, withTemporaryLibrary } from '../evaluate/temporary-library.ts'
import { withEmbedder } from '../library.ts'

const recallDepths = [1, 2, 5, 10, 20, 100] as const
/** Documents ranked for each query. */
const rankedDocuments = 100
/** Passages asked of each retriever at most while fewer documents than that were found. */
const deepest = 3_200

/** Percent, but for the times. */
interface ModeFigures {
  ndcg10: number
  mrr10: number
  recall: Record<`${(typeof recallDepths)[number]}`, number>
  p50Ms: number
  p95Ms: number
}

interface RetrievalFigures {
  queries: number
  indexSeconds: number
  modes: Record<SearchMode, ModeFigures>
}

/** `verbatim eval retrieval DIR`: a set in BEIR's layout, on a fresh index. */
export const evalRetrieval: Command<RetrievalFigures> = {
  name: 'eval retrieval',
  parameters: 'DIR',
  summary: "Measures keyword, vector and hybrid search on a set in BEIR's layout.",
  options: { limit: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config, progress, signal }) => {
    const set = await readBeir(positionals[0]!)
    const queries = seededSample(
      set.queries,
      wholeNumber(values, 'limit', set.queries.length, 1, Number.MAX_SAFE_INTEGER),
    )
    const started = performance.now()
    return withEmbedder(config, (embedder) =>
      withTemporaryLibrary(
        set.documents,
        embedder,
        (done) => progress(`Indexing ${done} of ${set.documents.length} documents`),
        async (library) => {
          const indexSeconds = Math.round((performance.now() - started) / 10) / 100
          const context = { store: library.store, embedder, clock: () => performance.now() }
          const modes = {} as Record<SearchMode, ModeFigures>
          for (const mode of searchModes) {
            modes[mode] = await measureMode(mode, queries, library, context, { progress, signal })
          }
          return { queries: queries.length, indexSeconds, modes }
        },
      ),
    )
  },
  print: (result) => JSON.stringify(result, null, 2),
}

async function measureMode(
  mode: SearchMode,
  queries: BeirSet['queries'],
  { idOf }: TemporaryLibrary,
  context: SearchContext,
  { progress, signal }: Pick<CliContext, 'progress' | 'signal'>,
): Promise<ModeFigures> {
  const rankings: string[][] = []
  const times: number[] = []
  for (const query of queries) {
    signal.throwIfAborted()
    const { documentIds, firstMs } = await rankDocuments(query.text, mode, context)
    rankings.push(documentIds)
    times.push(firstMs)
    progress(`${mode}: ${rankings.length} of ${queries.length} queries`)
  }
  const relevance = queries.map(
    (query) => new Map([...query.relevance].map(([key, grade]) => [idOf.get(key) ?? key, grade])),
  )
  const average = (metric: (ranking: string[], relevant: Map<string, number>) => number) =>
    percent(mean(rankings.map((ranking, index) => metric(ranking, relevance[index]!))))
  return {
    ndcg10: average((ranking, relevant) => ndcgAtK(ranking, relevant, 10)),
    mrr10: average((ranking, relevant) => mrrAtK(ranking, relevant, 10)),
    recall: Object.fromEntries(
      recallDepths.map((depth) => [
        String(depth),
        average((ranking, relevant) => recallAtK(ranking, relevant, depth)),
      ]),
    ) as ModeFigures['recall'],
    p50Ms: timeWithin(times, 0.5),
    p95Ms: timeWithin(times, 0.95),
  }
}

/**
 * A document's rank is its best passage's; passages are taken until enough documents are found.
 * @returns the time of the first retrieval, which is what a person waits for
 */
async function rankDocuments(query: string, mode: SearchMode, context: SearchContext) {
  let firstMs: number | undefined
  for (let depth = defaultDepth; ; depth *= 2) {
    const { ranked, timing } = await retrieve(query, mode, {}, context, depth)
    firstMs ??= timing.embedMs + timing.keywordMs + timing.vectorMs
    const passages = await context.store.getPassages(ranked.map(({ passageId }) => passageId))
    const documentIds = [...new Set(passages.map(({ documentId }) => documentId))]
    const isExhausted = ranked.length < depth || depth >= deepest
    if (documentIds.length >= rankedDocuments || isExhausted)
      return { documentIds: documentIds.slice(0, rankedDocuments), firstMs }
  }
}
