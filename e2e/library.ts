import { expect, type Page } from '@playwright/test'

/** Opens the app on the sample library, with every document of it searchable. */
export async function openSampleLibrary(page: Page, address = '/'): Promise<void> {
  const { documents } = await (await page.request.post('/api/sample')).json()
  await expect
    .poll(async () => (await (await page.request.get('/api/documents?status=ready')).json()).total, {
      timeout: 50_000,
    })
    .toBeGreaterThanOrEqual(documents.length)
  await page.goto(address)
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
