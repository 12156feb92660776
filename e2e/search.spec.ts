import { expect, expectAccessible, test } from './fixtures.ts'
import { openSampleLibrary, source } from './library.ts'

test('search lists passages with the words marked, and opens them at the place', async ({ page }) => {
  await openSampleLibrary(page)
  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByRole('textbox', { name: 'Words to search for' }).fill('green key')
  await page.keyboard.press('Enter')
  const first = page
    .getByRole('list', { name: /passages/i })
    .getByRole('listitem')
    .first()
  await expect(first.locator('mark').filter({ hasText: 'green' })).toBeVisible()
  await expect(source(page).locator('mark').filter({ hasText: 'green' }).first()).toBeInViewport()
  await expectAccessible(page)
})
