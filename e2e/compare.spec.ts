import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { openSampleLibrary, source } from './library.ts'

const leases = {
  'boathouse.md': 'The rent of the boathouse is 640 pounds a month.\n\nThe landlord is Ada Marsh.\n',
  'stable.md': 'The rent of the stable is 310 pounds a month.\n',
}
const questions = ['What is the rent a month?', 'Who is the landlord?']

const added: string[] = []

test.beforeEach(async ({ page }) => {
  await openSampleLibrary(page)
  for (const [name, text] of Object.entries(leases)) await add(page, name, text)
})

test.afterEach(async ({ page }) => {
  for (const id of added.splice(0)) await page.request.delete(`/api/documents/${id}`)
  const { questionSets } = await (await page.request.get('/api/question-sets')).json()
  for (const { id } of questionSets) await page.request.delete(`/api/question-sets/${id}`)
})

test('a set of questions fills a table, is kept, and asks documents that arrive', async ({ page }) => {
  // Two tables from their beginning, and a document that is read meanwhile.
  test.slow()
  await page.goto('/compare')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Rents')
  await page.getByRole('textbox', { name: 'Questions, one a line' }).fill(questions.join('\n'))
  await page.getByRole('button', { name: 'Save and ask' }).click()
  await expectAsked(page, await documentCount(page))
  await expect(row(page, 'boathouse.md')).toContainText('640 pounds')
  await expect(row(page, 'boathouse.md')).toContainText('Ada Marsh')
  await expect(row(page, 'stable.md')).toContainText('Not stated')
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Choose a set of questions' })).toContainText('Rents')
  await expect(row(page, 'boathouse.md')).toContainText('640 pounds')

  await add(page, 'barn.md', 'The rent of the barn is 95 pounds a month.\n')
  await expect(row(page, 'barn.md')).toContainText('95 pounds')
})

test('what was asked before is there at once, and only what is new is asked', async ({ page }) => {
  const rowsAsked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/table/rows')
      rowsAsked.push(request.postDataJSON().documentId)
  })
  await openTable(page)
  expect(rowsAsked.toSorted()).toEqual(added.toSorted())
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('table', { name: 'Every document of the library' })).toBeVisible()
  await page.goBack()
  await expectAsked(page, added.length)
  expect(rowsAsked).toHaveLength(added.length)

  const text = 'The rent of the stable is 320 pounds a month.\n'
  const file = { name: 'stable.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
  await page.request.post('/api/documents?replace=replace', { multipart: { file } })
  await expect(row(page, 'stable.md')).toContainText('320 pounds')
  expect(rowsAsked).toHaveLength(added.length + 1)
  await page.request.delete(`/api/documents/${added[0]}`)
  await expect(row(page, 'boathouse.md')).toHaveCount(0)
})

test('a cell opens its document at the very words', async ({ page }) => {
  await openTable(page)
  await row(page, 'boathouse.md').getByRole('link', { name: 'Ada Marsh' }).click()
  await expect(source(page).getByRole('heading', { name: 'boathouse.md' })).toBeVisible()
  await expect(source(page).locator('mark').filter({ hasText: 'Ada Marsh' }).first()).toBeInViewport()
})

test('documents that differ are shown side by side', async ({ page }) => {
  await openTable(page)
  await page.getByRole('button', { name: /different answers, side by side: What is the rent/ }).click()
  const dialog = page.getByRole('dialog', { name: questions[0] })
  for (const name of Object.keys(leases)) await expect(dialog).toContainText(name)
  await expect(dialog.locator('mark').filter({ hasText: '310 pounds' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('the table goes out as CSV, XLSX and Markdown, with the citations', async ({ page }) => {
  await openTable(page)
  const csv = (await exported(page, 'CSV')).toString('utf8')
  expect(csv).toMatch(/^\uFEFFDocument,What is the rent a month\?,Source: What is the rent a month\?,/)
  expect(csv).toMatch(/boathouse\.md,[^\r\n]*640 pounds[^\r\n]*http:\/\/[^\r\n]*in=/)
  const markdown = (await exported(page, 'Markdown')).toString('utf8')
  expect(markdown).toContain('| Document | What is the rent a month? | Who is the landlord? |')
  const workbook = await exported(page, 'XLSX')
  expect(workbook.subarray(0, 2).toString()).toBe('PK')
})

test('only the chosen documents are asked', async ({ page }) => {
  await openTable(page)
  await page.getByRole('button', { name: `2 of ${await documentCount(page)} documents` }).click()
  await page.getByRole('checkbox', { name: 'boathouse.md' }).uncheck()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(row(page, 'boathouse.md')).toHaveCount(0)
  await expect(row(page, 'stable.md')).toContainText('310 pounds')
  await page.goBack()
  await expect(row(page, 'boathouse.md')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' })

  test('the table scrolls by itself, and its first column stays', async ({ page }) => {
    await openTable(page)
    const last = row(page, 'stable.md').getByRole('cell').last()
    await last.scrollIntoViewIfNeeded()
    await expect(page.getByRole('rowheader', { name: 'stable.md' })).toBeInViewport()
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
})

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

/** Opens the table of the leases and questions that are not saved, and waits until it is complete. */
async function openTable(page: Page): Promise<void> {
  const parameters = [...questions.map((text) => ['q', text]), ...added.map((id) => ['in', id])]
  await page.goto(`/compare?${new URLSearchParams(parameters)}`)
  await expectAsked(page, added.length)
}

/** Other tests leave documents behind. */
async function documentCount(page: Page): Promise<number> {
  return (await (await page.request.get('/api/documents?status=ready')).json()).total
}

async function expectAsked(page: Page, documents: number): Promise<void> {
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    `${documents} documents asked 2 questions`,
    {
      timeout: 30_000,
    },
  )
}

async function exported(page: Page, format: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: `Export as ${format}` }).click()
  return readFile(await (await downloading).path())
}

async function add(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/markdown', buffer: Buffer.from(text) }
  const response = await page.request.post('/api/documents', { multipart: { file } })
  const { documents } = await response.json()
  added.push(documents[0].id)
  await expect
    .poll(async () => (await (await page.request.get(`/api/documents/${documents[0].id}`)).json()).status, {
      timeout: 30_000,
    })
    .toBe('ready')
}
