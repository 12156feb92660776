import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { openSampleLibrary } from './library.ts'

const lease = 'lease-of-fern-cottage.docx'
const report = 'hallow-sound-tidal-mill-report.pdf'

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('rowheader') })
/** In the order of the rows, once they are there. */
async function names(page: Page): Promise<string[]> {
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  return page.getByRole('rowheader').allTextContents()
}
const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` })

test('documents are sorted and filtered, and the address brings the same back', async ({ page }) => {
  await openSampleLibrary(page, '/library')
  await expect(rows(page).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  const sorted = await names(page)
  expect(sorted).toEqual([...sorted].sort())
  await page.getByRole('combobox', { name: 'Type', exact: true }).selectOption('Word')
  await expect(rows(page)).toHaveCount(1)
  await expect(page).toHaveURL(/type=word&sort=name/)
  await page.reload()
  await expect(rows(page)).toHaveCount(1)
  const filter = page.getByRole('searchbox', { name: 'Filter by name' })
  await filter.press('Escape')
  await expect(filter).not.toBeFocused()
  await filter.fill('nothing has this name')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByRole('button', { name: 'As cards' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: lease })).toBeVisible()
  await expectAccessible(page)
})

test('selected documents are tagged, and a tag limits the list and a question', async ({ page }) => {
  await openSampleLibrary(page, '/library?sort=name')
  await select(page, lease).check()
  await select(page, report).check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 documents' })
  await dialog.getByRole('combobox', { name: 'New tag' }).fill('papers')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('papers', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Tag', exact: true })).toBeFocused()
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('papers')
  await expect(rows(page)).toHaveCount(2)

  await page.goto('/')
  await page.getByRole('combobox', { name: 'Ask only documents with a tag' }).selectOption('papers')
  await expect(page.getByRole('button', { name: '2 documents' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Question' }).fill('What had the oil sample of October shown?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'in 2 documents' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/library?tag=papers')
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('button', { name: 'Take the tag papers away' }).click()
  await expect(page.getByRole('heading', { name: 'No document matches' })).toBeVisible()
})

test('deleted documents come back with Undo', async ({ page }) => {
  await openSampleLibrary(page, '/library?sort=name')
  const before = await names(page)
  await select(page, before[0]!).check()
  await select(page, before[2]!).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('3 documents deleted')).toBeVisible()
  await expect(rows(page)).toHaveCount(before.length - 3)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(before.length)
  expect(await names(page)).toEqual(before)
})

test.describe('what cannot go in', () => {
  test.use({ expectsRefusal: true })

  test('is said where it was added, and can be dismissed', async ({ page }) => {
    await openSampleLibrary(page, '/library')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Add files' }).click()
    await (await choosing).setFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
    const uploads = page.getByRole('region', { name: 'Files on their way' })
    await expect(uploads).toContainText('is empty')
    await expectAccessible(page)
    await uploads.getByRole('button', { name: 'Dismiss empty.txt' }).click()
    await expect(uploads).toHaveCount(0)
  })
})

test('the list is walked, selected and opened by keyboard', async ({ page }) => {
  await openSampleLibrary(page, '/library?sort=name')
  const [first, second, third] = await names(page)
  await page.getByRole('link', { name: first }).focus()
  await page.keyboard.press('Space')
  await expect(select(page, first!)).toBeChecked()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('link', { name: second })).toBeFocused()
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: third })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/\?doc=/)
  await expect(page.getByRole('heading', { name: third! })).toBeVisible()
})

for (const [width, height] of [
  [1024, 768],
  [390, 844],
] as const) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height } })

    test('nothing is cut off at the side, in dark colours too', async ({ page }) => {
      await openSampleLibrary(page, '/library')
      await expect(rows(page).first()).toBeVisible()
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(excess).toBeLessThanOrEqual(0)
      await page.getByRole('button', { name: 'Use dark colours' }).click()
      await expectAccessible(page)
    })
  })
}
