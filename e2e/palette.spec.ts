import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, expectNoSidewaysScroll, openSampleLibrary, source } from './library.ts'

const question = 'Who keeps the key of the loft?'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to, ask or do' })

/** Opens the palette by its keys; the page listens to them once it has listed its documents. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Types, and takes the first line of this name. */
async function choose(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(typed)
  await palette(page).getByRole('option', { name }).first().click()
  await expect(palette(page)).toHaveCount(0)
}

test('opens a document from the keyboard alone, and closes without a trace', async ({ page }) => {
  await openSampleLibrary(page)
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.focus()
  await openPalette(page)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(box).toBeFocused()

  await openPalette(page)
  await page.keyboard.type('fern')
  await expect(palette(page).getByRole('option', { name: 'lease-of-fern-cottage.docx' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(source(page).getByRole('heading', { name: 'lease-of-fern-cottage.docx' })).toBeVisible()
})

test('asks what was typed, and from another screen what was asked before', async ({ page }) => {
  await openSampleLibrary(page)
  await choose(page, question, `Ask “${question}”`)
  await expect(answers(page).first()).toBeVisible()
  await choose(page, 'settings', 'Go to Settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await choose(page, 'loft', question)
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(question)
  await expect(answers(page).first()).toBeVisible()
})

test('recent questions stand under the box, and can be forgotten', async ({ page }) => {
  await openSampleLibrary(page)
  await ask(page, question)
  await page.goto('/')
  const recent = page.getByRole('region', { name: 'Recent questions' })
  await expect(recent.getByRole('button', { name: question, exact: true })).toBeVisible()
  await expectAccessible(page)
  await recent.getByRole('button', { name: question, exact: true }).click()
  await expect(answers(page).first()).toBeVisible()
  await page.goto('/')
  await recent.getByRole('button', { name: `Forget “${question}”` }).click()
  await expect(recent).toHaveCount(0)
})

test('leads to the box, to adding files, to other colours and to the shortcuts', async ({ page }) => {
  await openSampleLibrary(page, '/settings')
  await choose(page, 'search for', 'Search for passages')
  await expect(page.getByRole('textbox', { name: 'Words to search for' })).toBeFocused()

  await choose(page, 'dark', 'Use dark colours')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await openPalette(page)
  await expectAccessible(page)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toHaveCount(0)

  await choose(page, 'shortcuts', 'Show the keyboard shortcuts')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Words to search for' })).toBeFocused()

  await page.goto('/settings')
  const choosing = page.waitForEvent('filechooser')
  await choose(page, 'add', 'Add files')
  await choosing
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a button opens it, and what it asks is shown', async ({ page }) => {
    await openSampleLibrary(page)
    await page.getByRole('button', { name: 'Library' }).click()
    await page.getByRole('button', { name: 'Jump to a document, a question or an action' }).click()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.keyboard.type(question)
    await palette(page)
      .getByRole('option', { name: `Ask “${question}”` })
      .click()
    await expect(answers(page).first()).toBeVisible()
  })
})
