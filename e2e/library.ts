import { readFile } from 'node:fs/promises'
import { expect, type FileChooser, type Page } from '@playwright/test'

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

type Files = Parameters<FileChooser['setFiles']>[0]
type ChosenFile = Exclude<Files, string | readonly unknown[]>

/** A text file to be chosen. */
export const textFile = (name: string, text: string): ChosenFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** Chooses files with one of the buttons that open the system's window. */
export async function choose(page: Page, ...files: ChosenFile[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^(choose files|Add files)$/ }).click()
  await (await choosing).setFiles(files)
}

/** The ready documents of a name. */
export async function readyNamed(page: Page, name: string): Promise<{ id: string; sha256: string }[]> {
  const response = await page.request.get(`/api/documents?status=ready&query=${encodeURIComponent(name)}`)
  return (await response.json()).documents
}

/** Removes what a test has added, for those that come after it. */
export async function removeNamed(page: Page, name: string): Promise<void> {
  for (const { id } of await readyNamed(page, name)) await page.request.delete(`/api/documents/${id}`)
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
  await page.getByRole('textbox', { name: 'Question' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /answer in|answers in/ })).toBeVisible()
}

export const answers = (page: Page) => page.getByRole('list', { name: 'Answers' }).getByRole('listitem')
export const source = (page: Page) => page.getByRole('region', { name: 'Source' })

/** Whatever is too wide scrolls by itself, never the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
}
