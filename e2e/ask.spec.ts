import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, openSampleLibrary, source } from './library.ts'

const pdfQuestion = 'What had the oil sample of October shown?'

test.beforeEach(({ page }) => openSampleLibrary(page))

test('an answer in a PDF opens its page with the words boxed, and the address brings the same back', async ({
  page,
}) => {
  await ask(page, pdfQuestion)
  const words = (await answers(page).first().getByRole('heading').textContent()) ?? ''
  await expect(
    source(page).getByRole('heading', { name: 'hallow-sound-tidal-mill-report.pdf' }),
  ).toBeVisible()
  await expect(source(page).getByRole('textbox', { name: 'Go to page' })).toHaveValue('2')
  await expect(source(page)).toContainText('of 3')
  await expectBoxOver(page, words)
  await expectAccessible(page)

  await page.reload()
  await expect(answers(page).first().getByRole('heading')).toHaveText(words)
  await expectBoxOver(page, words)
})

test('what stands nowhere is said to stand nowhere, with the closest passages', async ({ page }) => {
  await ask(page, 'Who designed the lighthouse of Oldbridge?')
  await expect(page.getByRole('heading', { name: 'Not in your documents' })).toBeVisible()
  await expect(
    page
      .getByRole('list', { name: /passages/i })
      .getByRole('listitem')
      .first(),
  ).toBeVisible()
  await expect(answers(page)).toHaveCount(0)
  await expectAccessible(page)
})

test('everything is reached by keyboard', async ({ page }) => {
  // The documents are listed by the browser: once they are there it listens to keys.
  await expect(page.getByRole('button', { name: 'Open lease-of-fern-cottage.docx' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('service brake')
  await page.keyboard.press('Enter')
  const position = source(page).getByRole('navigation', { name: 'Answers and passages' })
  await expect(position).toContainText('1 of ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(position).toContainText('2 of ')
  await page.keyboard.press('k')
  await expect(position).toContainText('1 of ')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the way back leads to the question before', async ({ page }) => {
  await ask(page, pdfQuestion)
  await ask(page, 'Who keeps the key of the loft?')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(pdfQuestion)
  await expect(page).toHaveTitle(new RegExp(`^${pdfQuestion.replace('?', '\\?')}`))
})

test('a question can be kept to some documents', async ({ page }) => {
  await page.getByRole('checkbox', { name: 'Ask only in night-log-pell-hill-observatory.txt' }).check()
  await ask(page, pdfQuestion)
  await expect(page.getByRole('status').filter({ hasText: 'in 1 document' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('hallow-sound-tidal-mill-report.pdf')
  await page.getByRole('button', { name: 'Ask all', exact: true }).click()
  const { total } = await (await page.request.get('/api/documents?status=ready')).json()
  await expect(page.getByRole('status').filter({ hasText: `in ${total} documents` })).toBeVisible()
})

test('dark colours are as readable, and are kept', async ({ page }) => {
  await page.getByRole('button', { name: 'Use dark colours' }).click()
  await ask(page, pdfQuestion)
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Use light colours' })).toBeVisible()
})

/** The first box lies over the place where pdf.js draws the first two words. */
async function expectBoxOver(page: Page, words: string): Promise<void> {
  const mark = source(page).locator('mark').first()
  await expect(mark).toBeInViewport()
  const first = words.split(' ').slice(0, 2).join(' ')
  const drawn = await source(page)
    .locator('[data-page="2"] .pdf-text')
    .evaluate((layer, word) => {
      const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.search(new RegExp(`\\b${word}\\b`))
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        const { left, top } = range.getBoundingClientRect()
        return { left, top }
      }
      return undefined
    }, first)
  const box = await mark.boundingBox()
  expect(Math.abs(box!.x - drawn!.left)).toBeLessThan(6)
  expect(Math.abs(box!.y - drawn!.top)).toBeLessThan(12)
}
