import { ask, getHealth, upload, waitUntilAllReady } from '../http.ts'
import { summarise } from '../latency.ts'
import { dataFile, paragraphsOf, readJsonl } from '../read-jsonl.ts'
import type { BenchRow } from '../row.ts'
import { withServer } from '../server.ts'
import { randomFrom, round } from '../statistics.ts'

const questionCount = 500
const warmUpCount = 20
const seed = 7
const timeoutMs = 900_000

/** How long a person waits for an answer, HTTP included. */
export const askHttp: BenchRow = {
  name: 'ask-http',
  measures: `POST /api/ask on a warm server with the 2,067 paragraphs of SQuAD v1.1 dev as documents; ${questionCount} questions`,
  run: async ({ shared, limit, say }) => {
    const rows = await readJsonl(dataFile(shared, 'test/squad-v1.1-dev.jsonl.xz'))
    const random = randomFrom(seed)
    const questions = rows
      .map(({ question }) => ({ question, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ question }) => question)
    return withServer(async ({ url }) => {
      const indexSeconds = await addParagraphs(url, paragraphsOf(rows))
      say(`  indexed in ${indexSeconds} s`)
      for (const question of questions.slice(-warmUpCount)) await ask(url, question)
      const times: number[] = []
      for (const question of questions.slice(0, limit ?? questionCount)) {
        const startedAt = performance.now()
        await ask(url, question)
        times.push(performance.now() - startedAt)
      }
      const latency = summarise(times)
      return {
        bars: [
          { what: 'ask, p50', value: latency.p50Ms, unit: 'ms', atMost: 120 },
          { what: 'ask, p95', value: latency.p95Ms, unit: 'ms', atMost: 250 },
        ],
        figures: { ...latency, indexSeconds, passages: (await getHealth(url)).passages },
      }
    })
  },
}

/** Returns the seconds until every paragraph is a searchable document. */
async function addParagraphs(url: string, paragraphs: string[]): Promise<number> {
  const startedAt = performance.now()
  const encoder = new TextEncoder()
  await upload(
    url,
    paragraphs.map((text, index) => ({ name: `paragraph-${index + 1}.txt`, bytes: encoder.encode(text) })),
  )
  await waitUntilAllReady(url, paragraphs.length, timeoutMs)
  return round((performance.now() - startedAt) / 1000, 1)
}
