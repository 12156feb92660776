import { chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../../scripts/find-browser.mjs'
import { fillLibrary } from '../fill-library.ts'
import type { BenchRow } from '../row.ts'
import { scrollAndTime, scrollArguments, sumUpFrames } from '../scroll-frames.ts'
import { startServer, withDataDirectory } from '../server.ts'

const defaultDocuments = 5_000
/** tsx names functions by a call that the page does not know. */
const nameFunctions = 'globalThis.__name = (value) => value'

/** How smoothly the library scrolls in a real browser, and how soon it is there, with thousands of documents. */
export const libraryTable: BenchRow = {
  name: 'library-table',
  measures: `the library with ${defaultDocuments.toLocaleString('en')} documents in headless Chromium: scrolling, sorting, filtering`,
  run: async ({ limit, say }) =>
    withDataDirectory(async (dataDirectory) => {
      const documents = limit ?? defaultDocuments
      await fillLibrary(dataDirectory, documents)
      say(`${documents} documents are in the library`)
      const server = await startServer(dataDirectory)
      const browser = await chromium.launch({
        executablePath: await findBrowser(),
        args: [...browserArguments],
      })
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
        await page.addInitScript(nameFunctions)
        const shownMs = await untilShown(page, `${server.url}/library`)
        const table = sumUpFrames(await page.evaluate(scrollAndTime, scrollArguments))
        const sortMs = await timed(page, () =>
          page.getByRole('button', { name: 'Name', exact: true }).click(),
        )
        const filterMs = await timed(page, () => page.getByRole('searchbox').fill('Lease 1'))
        await untilShown(page, `${server.url}/library?view=cards`)
        const cards = sumUpFrames(await page.evaluate(scrollAndTime, scrollArguments))
        return {
          bars: [
            { what: 'table, scrolling: frame time p95', value: table.p95Ms, unit: 'ms', atMost: 33 },
            { what: 'table, scrolling: longest task', value: table.longestTaskMs, unit: 'ms', atMost: 50 },
            { what: 'cards, scrolling: frame time p95', value: cards.p95Ms, unit: 'ms', atMost: 33 },
            { what: 'cards, scrolling: longest task', value: cards.longestTaskMs, unit: 'ms', atMost: 50 },
          ],
          figures: { documents, shownMs, sortMs, filterMs, table, cards },
        }
      } finally {
        await browser.close()
        await server.stop()
      }
    }),
}

async function untilShown(page: Page, url: string): Promise<number> {
  const startedAt = performance.now()
  await page.goto(url)
  await page
    .getByRole('checkbox', { name: /^Select [A-Z]\w+ \d/ })
    .first()
    .waitFor()
  return Math.round(performance.now() - startedAt)
}

/** Milliseconds until the browser has drawn what follows from an act. */
async function timed(page: Page, act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return Math.round(performance.now() - startedAt)
}
