import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, expectNoSidewaysScroll, openSampleLibrary, readyNamed, source } from './library.ts'

const question = 'What had the oil sample of October shown?'

/** Opens the page with its scripts still on their way, and hands back what lets them arrive. */
async function openBeforeItListens(page: Page): Promise<() => void> {
  let arrive = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/*.js', async (route) => {
    await arrival
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  return arrive
}

test('a question that is being written stays when the window changes its width', async ({ page }) => {
  await openSampleLibrary(page)
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.fill(question)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: 'Library' })).toBeVisible()
  await expect(box).toHaveValue(question)
})

test('Enter asks even before the page listens', async ({ page }) => {
  await openSampleLibrary(page)
  const arrive = await openBeforeItListens(page)
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.fill(question)
  await box.press('Enter')
  arrive()
  await expect(answers(page).first()).toBeVisible()
  await expect(box).toHaveValue(question)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('what is written before the page listens is kept', async ({ page }) => {
    await openSampleLibrary(page)
    const arrive = await openBeforeItListens(page)
    const box = page.getByRole('textbox', { name: 'Question' })
    await box.fill(question)
    arrive()
    await expect(page.getByRole('button', { name: 'Library' })).toBeVisible()
    await expect(box).toHaveValue(question)
    await box.press('Enter')
    await expect(answers(page).first()).toBeVisible()
  })

  test('an answer opens its source over the whole screen, with a way back', async ({ page }) => {
    await openSampleLibrary(page)
    await ask(page, question)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await answers(page).first().getByRole('heading').getByRole('button').click()
    const screen = page.getByRole('dialog', { name: 'hallow-sound-tidal-mill-report.pdf' })
    await expect(screen.locator('mark').first()).toBeInViewport()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.goBack()
    await expect(screen).toHaveCount(0)
    await expect(answers(page).first()).toBeVisible()
  })

  test('with a tag in use and long questions behind, nothing of the box and the list is cut off', async ({
    page,
  }) => {
    await openSampleLibrary(page)
    const [lease] = await readyNamed(page, 'lease-of-fern-cottage.docx')
    const tag = (change: object) =>
      page.request.post('/api/documents/bulk', { data: { action: 'tag', ids: [lease!.id], ...change } })
    await tag({ add: ['contracts and leases'] })
    await ask(page, `${question} And what did the crew of the mill make of it in the weeks after?`)
    await page.goto('/?mode=search')
    await expect(page.getByRole('combobox', { name: /tag/i })).toBeVisible()
    const inside = { ratio: 1 }
    await expect(page.getByRole('search').getByRole('button', { name: 'Search' })).toBeInViewport(inside)
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Forget all' })).toBeInViewport(inside)
    await expect(page.getByRole('button', { name: /^Forget .*weeks after/ })).toBeInViewport(inside)
    await tag({ remove: ['contracts and leases'] })
  })

  test('the library is a tab of its own', async ({ page }) => {
    await openSampleLibrary(page)
    await page.getByRole('button', { name: 'Library' }).click()
    await expect(page.getByRole('button', { name: 'Open lease-of-fern-cottage.docx' })).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
})

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('the library is a drawer', async ({ page }) => {
    await openSampleLibrary(page)
    await page.getByRole('button', { name: 'Library' }).click()
    const drawer = page.getByRole('dialog', { name: 'Library' })
    await drawer.getByRole('button', { name: 'Open lease-of-fern-cottage.docx' }).click()
    await expect(drawer).toHaveCount(0)
    await expect(source(page).getByRole('heading', { name: 'lease-of-fern-cottage.docx' })).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
})
