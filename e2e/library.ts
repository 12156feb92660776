import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'

/** The samples that the tests use: all of them would take every test run longer than they tell it. */
const names = [
  'hallow-sound-tidal-mill-report.pdf',
  'kestrel-ridge-cable-car-handbook.md',
  'lease-of-fern-cottage.docx',
  'museum-of-small-machines.html',
  'night-log-pell-hill-observatory.txt',
  'seven-days-on-the-salt-path.md',
]

/** Opens the app on the small samples, with every document of the library searchable. */
export async function openSampleLibrary(page: Page, address = '/'): Promise<void> {
  for (const name of names) {
    const file = {
      name,
      mimeType: 'application/octet-stream',
      buffer: await readFile(new URL(`../samples/${name}`, import.meta.url)),
    }
    await page.request.post('/api/documents', { multipart: { file } })
  }
  await expect
    .poll(async () => (await (await page.request.get('/api/documents?status=ready')).json()).total, {
      timeout: 50_000,
    })
    .toBeGreaterThanOrEqual(names.length)
  await page.goto(address)
}

/** Takes away, for good, what the other tests do not use. */
export async function keepSmallSamples(page: Page): Promise<void> {
  const { documents } = await (await page.request.get('/api/documents')).json()
  for (const { id, name } of documents as { id: string; name: string }[])
    if (!names.includes(name)) await page.request.delete(`/api/documents/${id}`)
}

/** Asks in the box, as a person does. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Question' }).fill(question)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /answer in|answers in/ })).toBeVisible()
}

export const answers = (page: Page) => page.getByRole('list', { name: 'Answers' }).getByRole('listitem')
export const source = (page: Page) => page.getByRole('region', { name: 'Source' })

/** Whatever is too wide scrolls by itself, never the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
}
