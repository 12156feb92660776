import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, openSampleLibrary } from './library.ts'

const question = 'What had the oil sample of October shown?'

test('an answer says why it was given: search, reader, word by word, and how long it took', async ({
  page,
}) => {
  await openSampleLibrary(page)
  await ask(page, question)
  const answer = answers(page).first()
  await answer.getByRole('button', { name: 'Why this?' }).press('Enter')
  const why = answer.getByRole('region', { name: 'How sure the reader is, and why' })
  for (const label of ['Words', 'Meaning', 'Search', 'Reader', 'No answer'])
    await expect(why.getByText(label, { exact: true })).toBeVisible()
  await expect(why).toContainText('above')
  await expect(why.getByRole('figure')).toContainText('The reader begins most surely at')
  await expect(why.locator('figure rect').first()).toBeVisible()
  await expect(why).toContainText(/Reading [\d,]+ ms · In all/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use dark colours' }).click()
  await expectAccessible(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the explanation keeps to the width', async ({ page }) => {
    await openSampleLibrary(page)
    await ask(page, question)
    await answers(page).first().getByRole('button', { name: 'Why this?' }).click()
    await expect(page.getByRole('figure')).toContainText('The reader begins most surely at')
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
})
