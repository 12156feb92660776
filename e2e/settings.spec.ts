import { expect, expectAccessible, test } from './fixtures.ts'
import { expectNoSidewaysScroll, openSampleLibrary } from './library.ts'

test('the settings say what runs, what it keeps and that all is well', async ({ page }) => {
  await openSampleLibrary(page)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page).toHaveTitle(/^Settings/)
  await expect(page.getByRole('heading', { name: 'verbatim-reader' })).toBeVisible()
  await expect(page.getByRole('row', { name: /SQuAD v1.1 dev/ }).first()).toBeVisible()
  await expect(
    page.getByRole('table', { name: 'The largest documents' }).getByText('lease-of-fern-cottage.docx'),
  ).toBeVisible()
  await expect(page.getByText('Everything is in order.')).toBeVisible({ timeout: 40_000 })
  await expectAccessible(page)
})

test('a model has a page with its figures and its card, and a way back', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Model card of verbatim-reader' }).click()
  await expect(page.getByRole('heading', { name: 'verbatim-reader', level: 1 })).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Limits', level: 3 })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Exact match' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'All settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

for (const model of ['verbatim-retriever', 'verbatim-reader', 'verbatim-tagger']) {
  test(`the page of ${model} says what it was trained on, how good and how fair it is, and what it cannot do`, async ({
    page,
  }) => {
    await page.goto(`/settings/models/${model}`)
    for (const part of [/^Trained on/, /^Scores/, /^Fairness/, /^Limits/])
      await expect(page.getByRole('heading', { name: part, level: 3 })).toBeVisible()
    await expect(page.getByText(/all-MiniLM-L6-v2/).first()).toBeVisible()
    await expect(page.getByText(/CC BY|Apache/).first()).toBeVisible()
    await expect(page.getByText('What this does not say')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
}

test.describe('the bug report', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('is copied as text without names of documents', async ({ page }) => {
    await openSampleLibrary(page, '/settings')
    await expect(page.getByText('Everything is in order.')).toBeVisible({ timeout: 40_000 })
    await page.getByRole('button', { name: 'Copy the report' }).click()
    await expect(page.getByText('Copied.')).toBeVisible()
    const report = await page.evaluate(() => navigator.clipboard.readText())
    expect(report).toMatch(/^Verbatim \d/)
    expect(report).toContain('ok     index')
    expect(report).not.toContain('lease-of-fern-cottage')
    await page.getByRole('button', { name: 'Show what is copied' }).click()
    await expect(page.getByText('ok     index')).toBeVisible()
    await expectAccessible(page)
  })
})

test('colours are chosen, and kept', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test.describe('when the checks cannot be made', () => {
  test.use({ expectsRefusal: true })

  test('says so, and tries again on request', async ({ page }) => {
    const refuse = {
      status: 422,
      json: { error: { code: 'internal', message: 'The check could not be started.' } },
    }
    await page.route('/api/doctor', (route) => route.fulfill(refuse))
    await page.goto('/settings')
    await expect(page.getByText('The check could not be started.')).toBeVisible()
    await expectAccessible(page)
    await page.unroute('/api/doctor')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('Everything is in order.')).toBeVisible({ timeout: 40_000 })
  })
})

test('what is wrong is shown with what to do', async ({ page }) => {
  const checks = [
    { name: 'disk', ok: false, message: 'Only 0.1 GB free beside the data folder. Free some space.' },
    { name: 'index', ok: true, message: 'sound' },
  ]
  await page.route('/api/doctor', (route) => route.fulfill({ json: { ok: false, checks } }))
  await page.goto('/settings')
  await expect(page.getByText('1 thing needs you')).toBeVisible()
  await expect(page.getByText('Free some space.')).toBeVisible()
  await expectAccessible(page)
})

for (const [device, viewport] of [
  ['a phone', { width: 390, height: 844 }],
  ['a tablet', { width: 1024, height: 768 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport })

    test('nothing is cut off', async ({ page }) => {
      for (const path of ['/settings', '/settings/models/verbatim-tagger']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
      }
    })
  })
}
