import { getHealth, search, upload, waitUntilReady } from '../http.ts'
import { watchLatency } from '../latency.ts'
import { makePdf } from '../make-pdf.ts'
import { watchMemory } from '../memory.ts'
import type { BenchRow } from '../row.ts'
import { withServer } from '../server.ts'
import { round } from '../statistics.ts'

const pageCount = 300
const seed = 20_260
const timeoutMs = 600_000
const queries = [
  'a rusty bridge',
  'who counts the barrels in Tarn',
  'the quarry in 1742',
  'nervous clerk and ledger',
]

/** A large PDF from the drop to the first search, and how the rest of the product feels meanwhile. */
export const pdf300: BenchRow = {
  name: 'pdf300',
  measures: `a PDF of ${pageCount} pages of running text, dropped on a warm server: time, memory, latency meanwhile`,
  run: async ({ say }) => {
    const bytes = await makePdf(pageCount, seed)
    return withServer(async ({ url, pid }) => {
      // Something to search for while the large one is read, and a first search that is not counted.
      await addSmall(url)
      await search(url, queries[0]!)
      const memory = watchMemory(pid)
      const health = watchLatency(100, () => getHealth(url))
      let asked = 0
      const searches = watchLatency(200, () => search(url, queries[asked++ % queries.length]!))
      const startedAt = performance.now()
      const [document] = await upload(url, [{ name: 'three-hundred-pages.pdf', bytes }])
      const ready = await waitUntilReady(url, document!.id, timeoutMs)
      const seconds = (performance.now() - startedAt) / 1000
      const [peak, healthLatency, searchLatency] = [
        await memory.stop(),
        await health.stop(),
        await searches.stop(),
      ]
      say(`  ${seconds.toFixed(1)} s, ${Math.round(peak.bytes / 1e6)} MB`)
      return {
        bars: [
          { what: 'dropped to searchable', value: round(seconds, 1), unit: 's', atMost: 30 },
          {
            what: 'memory of all processes, peak',
            value: round(peak.bytes / 1e9, 2),
            unit: 'GB',
            atMost: 1.2,
          },
          { what: 'GET /api/health meanwhile, p95', value: healthLatency.p95Ms, unit: 'ms', atMost: 50 },
          { what: 'POST /api/search meanwhile, p95', value: searchLatency.p95Ms, unit: 'ms', atMost: 300 },
        ],
        figures: {
          pages: ready.pageCount,
          passages: ready.passageCount,
          pdfBytes: bytes.length,
          megabytesAtPeak: peak.processes,
          memorySamples: peak.samples,
          health: healthLatency,
          search: searchLatency,
        },
      }
    })
  },
}

async function addSmall(url: string): Promise<void> {
  const [small] = await upload(url, [{ name: 'ten-pages.pdf', bytes: await makePdf(10, seed - 1_000) }])
  await waitUntilReady(url, small!.id, timeoutMs)
}
