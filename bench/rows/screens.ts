import { type Browser, chromium, type Page } from '@playwright/test'
import { percentile } from '#lib/eval/percentile.ts'
import { browserArguments, findBrowser } from '../../scripts/find-browser.mjs'
import { fillLibrary } from '../fill-library.ts'
import { search, upload, waitUntilReady } from '../http.ts'
import { makePdf } from '../make-pdf.ts'
import type { BenchRow } from '../row.ts'
import { startServer, withDataDirectory } from '../server.ts'
import { median } from '../statistics.ts'

const defaultDocuments = 5_000
const pageCount = 300
const seed = 20_260
const timeoutMs = 600_000
const query = 'a rusty bridge over the river'
const paths = ['/', '/library', '/compare', '/settings']
const loads = 5
/** tsx names functions by a call that the page does not know. */
const nameFunctions = 'globalThis.__name = (value) => value'

/** What a person waits for: the screens, what is typed, and the place of an answer in a long PDF. */
export const screens: BenchRow = {
  name: 'screens',
  measures: `in headless Chromium, with ${defaultDocuments.toLocaleString('en')} documents and a PDF of ${pageCount} pages: first loads, typing, from the click to the highlight`,
  run: async ({ limit, say }) =>
    withDataDirectory(async (dataDirectory) => {
      const documents = limit ?? defaultDocuments
      await fillLibrary(dataDirectory, documents)
      const server = await startServer(dataDirectory)
      const browser = await chromium.launch({
        executablePath: await findBrowser(),
        args: [...browserArguments],
      })
      try {
        const bytes = await makePdf(pageCount, seed)
        const [pdf] = await upload(server.url, [{ name: 'three-hundred-pages.pdf', bytes }])
        await waitUntilReady(server.url, pdf!.id, timeoutMs)
        await search(server.url, query)
        const screensLoaded: Record<string, FirstLoad> = {}
        for (const path of paths) {
          screensLoaded[path] = await loadFirst(browser, server.url + path)
          say(`  ${path}: ${JSON.stringify(screensLoaded[path])}`)
        }
        const typing = await typeQuestion(browser, server.url)
        const highlight = await clickHits(browser, server.url, pdf!.id)
        const all = Object.values(screensLoaded)
        return {
          bars: [
            {
              what: 'scripts of a first load, compressed, the largest screen',
              value: Math.max(...all.map(({ scriptKilobytes }) => scriptKilobytes)),
              unit: 'kB',
              atMost: 180,
            },
            {
              what: 'largest paint, the slowest screen',
              value: Math.max(...all.map(({ largestPaintMs }) => largestPaintMs)),
              unit: 'ms',
              atMost: 1_000,
            },
            {
              what: 'highlight after the click, p95',
              value: highlight.p95Ms,
              unit: 'ms',
              atMost: 300,
            },
            { what: 'typing a question: longest task', value: typing.longestTaskMs, unit: 'ms', atMost: 50 },
          ],
          figures: { documents, screens: screensLoaded, typing, highlight },
        }
      } finally {
        await browser.close()
        await server.stop()
      }
    }),
}

interface FirstLoad {
  /** Of all scripts, as they travel, but for those of pdf.js. */
  scriptKilobytes: number
  /** Median, since the navigation began. */
  largestPaintMs: number
}

/** Loads a screen with nothing cached, several times. */
async function loadFirst(browser: Browser, url: string): Promise<FirstLoad> {
  const paints: number[] = []
  let scriptBytes = 0
  for (let load = 0; load < loads; load++) {
    const page = await openPage(browser)
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const scripts = new Set<string>()
    scriptBytes = 0
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' && !response.url.includes('/pdfjs/')) scripts.add(requestId)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength
    })
    await page.goto(url)
    await page.waitForTimeout(1_500)
    paints.push(await page.evaluate(largestPaint))
    await page.context().close()
  }
  return { scriptKilobytes: Math.round(scriptBytes / 100) / 10, largestPaintMs: Math.round(median(paints)) }
}

/** Runs in the browser. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

/** Types a question into the box, a key every 20 ms, and watches for tasks that hold it up. */
async function typeQuestion(browser: Browser, url: string): Promise<{ keys: number; longestTaskMs: number }> {
  const page = await openPage(browser)
  await page.goto(url)
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.waitFor()
  await page.waitForTimeout(1_500)
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  const question = 'Which of the bridges over the river was repaired last, by whom and at what cost?'
  await box.pressSequentially(question, { delay: 20 })
  await page.waitForTimeout(200)
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks),
  )
  await page.context().close()
  return { keys: question.length, longestTaskMs: Math.round(longest) }
}

/** Opens hit after hit of a search in the long PDF and times each, from the click to the marker in sight over the words of its page. */
async function clickHits(browser: Browser, url: string, documentId: string) {
  const page = await openPage(browser)
  const address = new URLSearchParams({ mode: 'search', q: query, in: documentId })
  await page.goto(`${url}/?${address}`)
  // Within `main`: to look through the names of all buttons of a long library blocks the page for minutes.
  const hits = page
    .getByRole('main')
    .getByRole('button', { name: 'Show the passage in three-hundred-pages.pdf' })
  await hits.first().waitFor()
  const { hits: found } = await search(url, query)
  const pages = found.filter((hit) => hit.documentId === documentId).map(({ pageNumber }) => pageNumber!)
  await hits.first().click()
  await page.locator('mark.pdf-mark').first().waitFor()
  const timesMs: number[] = []
  for (let index = 1; index < (await hits.count()); index++)
    timesMs.push(await hits.nth(index).evaluate(clickAndWait))
  await page.context().close()
  return {
    clicks: timesMs.length,
    pages,
    p50Ms: Math.round(median(timesMs)),
    p95Ms: Math.round(percentile(timesMs, 0.95)),
    timesMs: timesMs.map(Math.round),
  }
}

/** Clicks and resolves with the milliseconds until a marker that was not there before is in sight, over its page's picture. Runs in the browser. */
function clickAndWait(button: Element): Promise<number> {
  const marks = () => [...document.querySelectorAll('mark.pdf-mark')]
  const before = new Set(marks())
  const startedAt = performance.now()
  ;(button as HTMLElement).click()
  return new Promise((resolve) => {
    const look = () => {
      const isInSight = marks().some((mark) => {
        const { top, bottom, width } = mark.getBoundingClientRect()
        const isDrawn = mark.closest('.pdf-page')!.querySelector('canvas') !== null
        return !before.has(mark) && isDrawn && width > 0 && bottom > 0 && top < window.innerHeight
      })
      if (isInSight) resolve(performance.now() - startedAt)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const page = await context.newPage()
  await page.addInitScript(nameFunctions)
  return page
}
