import { expect, expectAccessible, test } from './fixtures.ts'

test('a new person loads the sample library, asks, and sees the words where they stand', async ({ page }) => {
  await page.goto('/')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Load the sample library' }).click()
  await expect(page.getByText('lease-of-fern-cottage.docx').first()).toBeVisible()
  await expect
    .poll(async () => (await (await page.request.get('/api/documents?status=ready')).json()).total, {
      timeout: 50_000,
    })
    .toBe(6)
  await page
    .getByRole('textbox', { name: 'Question' })
    .fill('How much notice must the tenant give to end the lease?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Answers' }).getByRole('listitem').first()).toBeVisible()
  await expect(page.locator('mark').first()).toBeVisible()
  await expectAccessible(page)
})
