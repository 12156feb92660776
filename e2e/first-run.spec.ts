import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, keepSmallSamples, source } from './library.ts'

test('a new person adds a file, deletes it, loads the sample library, asks, and sees the words where they stand', async ({
  page,
}) => {
  await page.goto('/')
  await expect(
    page.getByRole('heading', { name: 'Ask your documents. Get their exact words.' }),
  ).toBeVisible()
  await expectAccessible(page)

  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add your documents' }).click()
  const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('The key is under the pot.') }
  await (await choosing).setFiles(note)
  await expect(page.getByRole('button', { name: 'Open note.txt' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete note.txt' }).click()

  await page.getByRole('button', { name: 'Load the sample library' }).click()
  for (const name of ['lease-of-fern-cottage.docx', 'hallow-sound-tidal-mill-report.pdf'])
    await expect(page.getByRole('button', { name: `Open ${name}` })).toBeVisible({ timeout: 50_000 })
  await ask(page, 'Who keeps the key of the loft?')
  await expect(answers(page).first()).toBeVisible()
  await expect(source(page).locator('mark').first()).toBeVisible()
  await expectAccessible(page)
  await keepSmallSamples(page)
})

test('a browser that asks for the usual icon before it knows ours is given ours', async ({ request }) => {
  const icon = await request.get('/favicon.ico')
  expect(icon.status()).toBe(200)
  expect(icon.headers()['content-type']).toContain('image/svg')
})
