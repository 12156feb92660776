import { expect, expectAccessible, test } from './fixtures.ts'
import { expectNoSidewaysScroll, openSampleLibrary } from './library.ts'

test.describe('to a browser that wishes for German', () => {
  test.use({ locale: 'de-AT' })

  test('speaks German, numbers and all, and keeps the words of the documents', async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page).toHaveTitle('Verbatim')
    await openSampleLibrary(page, '/?q=How+much+is+the+rent%3F')
    await expect(
      page.getByRole('list', { name: 'Antworten' }).getByText('940 pounds a month').first(),
    ).toBeVisible()
    await expect(page.getByText(/^Sicherheit: \S+, 0,\d\d von 1$/).first()).toBeAttached()
    await expectAccessible(page)
  })

  test('tells in German what the checks have found, and keeps what adds documents in one line', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/settings')
    await expect(page.getByText(/^Unbeschädigt: \d+ Dokument/)).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText(/[GT]B frei$/)).toBeVisible()
    await openSampleLibrary(page, '/library')
    const tops = await Promise.all(
      ['Hinzufügen', 'Text einfügen'].map(async (name) => {
        const box = await page.getByRole('button', { name }).boundingBox()
        return box && box.y + box.height / 2
      }),
    )
    expect(tops[0]).toBeCloseTo(tops[1]!, 0)
  })

  for (const path of ['/library', '/compare', '/settings'])
    test(`has ${path} in German, with room for longer words`, async ({ page }) => {
      await page.setViewportSize({ width: 820, height: 900 })
      await page.goto(path)
      await expect(page.getByText(/Bibliothek|Fragen/).first()).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    })
})

test('the language is chosen at once, and kept', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Deutsch' }).check()
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expectAccessible(page)
  await page.goto('/library')
  await expect(page.getByRole('link', { name: 'Vergleichen' })).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeChecked()
  await page.getByRole('radio', { name: 'Wie der Browser' }).check()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test.describe('when something else answers for the server', () => {
  test.use({ locale: 'de-DE', expectsRefusal: true })

  test('what is told by the browser’s own side is German too', async ({ page }) => {
    await openSampleLibrary(page)
    await page.route('**/api/ask', (route) => route.fulfill({ status: 422, body: 'a page of a proxy' }))
    await page.getByRole('textbox', { name: 'Frage' }).fill('How much is the rent?')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Verbatim antwortet nicht.', { exact: false })).toBeVisible()
  })
})
