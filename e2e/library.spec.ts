import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { choose, openSampleLibrary, source, textFile } from './library.ts'

test.beforeEach(({ page }) => openSampleLibrary(page))

test('a file is dropped anywhere, and read in the pane', async ({ page }) => {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['# Bees\n\nThe hive stands behind the barn.'], 'bees.md'))
    return data
  })
  const anywhere = page.getByRole('main')
  await anywhere.dispatchEvent('dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop to add to your library')).toBeVisible()
  await anywhere.dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('button', { name: 'Open bees.md' }).click()
  await expect(source(page)).toContainText('The hive stands behind the barn.')
  await expect(source(page).getByRole('heading', { name: 'Bees', exact: true })).toBeVisible()
  await remove(page, 'bees.md')
})

test('a file that cannot be read says why, and another one takes its place', async ({ page }) => {
  const pdf = Buffer.from('%PDF-1.7\nnothing that follows is a PDF')
  const needsYou = page.getByRole('region', { name: 'Needs you' })
  const addTorn = async () => {
    await choose(page, { name: 'torn.pdf', mimeType: 'application/pdf', buffer: pdf })
    await expect(needsYou).toContainText('Expected a PDF that can be read')
  }
  await addTorn()
  await expect(needsYou.getByRole('button', { name: 'Retry torn.pdf' })).toHaveCount(0)
  await expectAccessible(page)
  const choosing = page.waitForEvent('filechooser')
  await needsYou.getByRole('button', { name: 'Choose another file in place of torn.pdf' }).click()
  await (await choosing).setFiles(textFile('whole.txt', 'The whole text is here.'))
  await expect(page.getByRole('button', { name: 'Open whole.txt' })).toBeVisible()
  await expect(needsYou).toHaveCount(0)
  await remove(page, 'whole.txt')
  await addTorn()
  await needsYou.getByRole('button', { name: 'Delete torn.pdf' }).click()
  await expect(needsYou).toHaveCount(0)
})

test.describe('what cannot go in', () => {
  test.use({ expectsRefusal: true })

  test('an empty file is refused by name, and the others go in', async ({ page }) => {
    const empty = { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }
    const good = { name: 'good.txt', mimeType: 'text/plain', buffer: Buffer.from('The tide turns at six.') }
    await choose(page, empty, good)
    await expect(page.getByRole('button', { name: 'Open good.txt' })).toBeVisible()
    const needsYou = page.getByRole('region', { name: 'Needs you' })
    await expect(needsYou).toContainText('is empty')
    await needsYou.getByRole('button', { name: 'Dismiss empty.txt' }).click()
    await remove(page, 'good.txt')
  })
})

async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(page.getByRole('button', { name: `Open ${name}` })).toHaveCount(0)
}
