import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { answers, ask, openSampleLibrary, source } from './library.ts'

const pdfQuestion = 'What had the oil sample of October shown?'
const pdfName = 'hallow-sound-tidal-mill-report.pdf'
const handbook = 'kestrel-ridge-cable-car-handbook.md'

const document = (page: Page, name: string) => source(page).getByRole('region', { name, exact: true })
const findBox = (page: Page) => page.getByRole('textbox', { name: 'Find in this document' })
const found = (page: Page) => page.getByRole('search', { name: 'Find in this document' }).getByRole('status')

async function openDocument(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Open ${name}` }).click()
  await expect(source(page).getByRole('heading', { name })).toBeVisible()
}

test.describe('finding words in the document that is open', () => {
  test.beforeEach(({ page }) => openSampleLibrary(page))

  test('in a text: whatever the case and accents, one after the other, apart from the marker', async ({
    page,
  }) => {
    await openDocument(page, handbook)
    await document(page, handbook).focus()
    await page.keyboard.press('Control+f')
    await expect(findBox(page)).toBeFocused()
    await page.keyboard.type('MÍLLGATE')
    await expect(found(page)).toHaveText(/^1 of [4-9]/)
    const current = source(page).locator('mark[data-kind="current"]')
    await expect(current).toHaveText('Millgate')
    await expect(current).toBeInViewport()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(found(page)).toHaveText(/^2 of /)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await expect(found(page)).toHaveText(/^(\d+) of \1$/)
    await expect(current).toBeInViewport()
    await findBox(page).fill('no such words')
    await expect(found(page)).toHaveText('Not found')
    await page.keyboard.press('Escape')
    await expect(findBox(page)).toHaveCount(0)
    await expect(document(page, handbook)).toBeFocused()
    await expect(source(page).locator('mark')).toHaveCount(0)
  })

  test('in a PDF: on every page, with boxes over the words', async ({ page }) => {
    await openDocument(page, pdfName)
    await document(page, pdfName).focus()
    await page.keyboard.press('f')
    await page.keyboard.type('turbine')
    await expect(found(page)).toHaveText(/^1 of \d+/)
    const current = source(page).locator('mark[data-kind="current"]')
    await expect(current).toBeInViewport()
    await page.keyboard.press('Shift+Enter')
    await expect(found(page)).toHaveText(/^(\d+) of \1$/)
    await expect(current).toBeInViewport()
    await expect(source(page).locator('mark[data-kind="found"]').first()).toBeAttached()
    await expectAccessible(page)
  })
})

test.describe('quoting', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('an answer is copied with document, page and a link that opens it', async ({ page }) => {
    await openSampleLibrary(page)
    await ask(page, pdfQuestion)
    const words = (await answers(page).first().getByRole('heading').textContent()) ?? ''
    await source(page).getByRole('button', { name: 'Copy with citation' }).click()
    await expect(source(page).getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
    const [quote, where, link] = (await clipboard(page)).split('\n')
    expect([quote, where]).toEqual([`“${words}”`, `${pdfName}, page 2`])
    await page.goto(link!)
    await expect(source(page).locator('mark').first()).toBeInViewport()
    await expect(page.getByRole('textbox', { name: 'Go to page' })).toHaveValue('2')
  })

  test('words that a person selected are copied with a link to them', async ({ page }) => {
    await openSampleLibrary(page)
    await openDocument(page, handbook)
    await source(page).getByText('Wind decides more days on this ridge').selectText()
    await source(page).getByRole('button', { name: 'Copy with citation' }).click()
    const [quote, where, link] = (await clipboard(page)).split('\n')
    expect(quote).toMatch(/^“Wind decides more days/)
    expect(where).toBe(handbook)
    await page.goto(link!)
    await expect(source(page).locator('mark')).toHaveText(/^Wind decides more days/)
    await expect(source(page).locator('mark')).toBeInViewport()
  })

  test('words selected in a PDF are found on their page again', async ({ page }) => {
    await openSampleLibrary(page)
    await ask(page, pdfQuestion)
    await source(page)
      .locator('[data-page="2"] .pdf-text span')
      .filter({ hasText: /\w{4}/ })
      .first()
      .selectText()
    await source(page).getByRole('button', { name: 'Copy with citation' }).click()
    const [, where, link] = (await clipboard(page)).split('\n')
    expect(where).toBe(`${pdfName}, page 2`)
    expect(new URL(link!).searchParams.get('span')).toMatch(/^\d+-\d+$/)
  })
})

test('a question can be kept to the document that is open', async ({ page }) => {
  await openSampleLibrary(page)
  await openDocument(page, handbook)
  await source(page).getByRole('button', { name: 'Ask this document' }).click()
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused()
  await expect(page.getByRole('checkbox', { name: `Ask only in ${handbook}` })).toBeChecked()
  await expect(source(page).getByRole('heading', { name: handbook })).toBeVisible()
})

test.describe('the contents of a document', () => {
  test.beforeEach(({ page }) => openSampleLibrary(page))

  test('a PDF has its headings, small pages, a box for the page, and the page in the address', async ({
    page,
  }) => {
    await openDocument(page, pdfName)
    const box = page.getByRole('textbox', { name: 'Go to page' })
    await box.fill('3')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/page=3/)
    await page.reload()
    await expect(box).toHaveValue('3')
    await source(page).getByRole('button', { name: 'Contents' }).click()
    const contents = page.getByRole('region', { name: 'Contents of this document' })
    await contents.getByRole('tabpanel').getByRole('button').first().click()
    await expect(box).toHaveValue('1')
    await expectAccessible(page)
    await contents.getByRole('tab', { name: 'Outline' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(contents.getByRole('tab', { name: 'Pages' })).toBeFocused()
    await expect(contents.getByRole('button', { name: 'Page 2' }).locator('canvas')).toBeVisible()
    await contents.getByRole('button', { name: 'Page 2' }).click()
    await expect(box).toHaveValue('2')
    await expectAccessible(page)
  })

  test('a text has its headings', async ({ page }) => {
    await openDocument(page, handbook)
    await source(page).getByRole('button', { name: 'Contents' }).click()
    const contents = page.getByRole('region', { name: 'Contents of this document' })
    await contents.getByRole('button', { name: 'Talking to passengers' }).click()
    await expect(source(page).getByRole('heading', { name: 'Talking to passengers' })).toBeInViewport()
    await expectAccessible(page)
  })
})

test('the size is told as it is: fit to the width, or of the page’s natural size', async ({ page }) => {
  await openSampleLibrary(page)
  await openDocument(page, pdfName)
  const tools = source(page).getByRole('toolbar')
  await expect(tools).toContainText('Fit width')
  await tools.getByRole('button', { name: 'Larger' }).click()
  await expect(tools).toContainText(/\d+%/)
  await tools.getByRole('button', { name: 'Smaller' }).click()
  const percent = Number(/(\d+)%/.exec((await tools.textContent()) ?? '')?.[1])
  const width = await source(page)
    .locator('[data-page="1"]')
    .evaluate((element) => element.getBoundingClientRect().width)
  // A4 is 210 mm wide, of which CSS has 96 pixels in 25.4.
  expect(width / ((210 / 25.4) * 96)).toBeCloseTo(percent / 100, 1)
  await tools.getByRole('button', { name: 'Fit the width' }).click()
  await expect(tools).toContainText('Fit width')
  await openDocument(page, handbook)
  await expect(tools).toContainText('100%')
})

test('the browser’s tab names the question, or the document that is read', async ({ page }) => {
  await openSampleLibrary(page)
  await expect(page).toHaveTitle('Verbatim')
  await openDocument(page, handbook)
  await expect(page).toHaveTitle(`${handbook} · Verbatim`)
  await ask(page, pdfQuestion)
  await expect(page).toHaveTitle(`${pdfQuestion} · Verbatim`)
  await page.goBack()
  await expect(page).toHaveTitle(`${handbook} · Verbatim`)
})

test('what is left out of every such document is told as a note, not as a fault', async ({ page }) => {
  await openSampleLibrary(page)
  const name = 'museum-of-small-machines.html'
  await openDocument(page, name)
  await source(page).getByText('1 note on how it was read').click()
  await expect(source(page).getByText('Only the main part of the page is read')).toBeVisible()
  await expect(page.getByRole('button', { name: `Open ${name}` }).locator('svg')).toHaveCount(0)
  await expectAccessible(page)
})

test('a right-to-left text is set from the right', async ({ page }) => {
  const text = '# מדריך\n\nהמפתח נמצא מתחת לעציץ.\n\n- אחד\n\nThe key is under the pot.\n'
  await page.request.post('/api/documents', {
    multipart: { file: { name: 'madrich.md', mimeType: 'text/markdown', buffer: Buffer.from(text) } },
  })
  await openSampleLibrary(page)
  await openDocument(page, 'madrich.md')
  const directionOf = (words: string) =>
    source(page)
      .getByText(words)
      .evaluate((element) => getComputedStyle(element).direction)
  expect(await directionOf('המפתח נמצא')).toBe('rtl')
  expect(await directionOf('The key is')).toBe('ltr')
  await page.getByRole('button', { name: 'Delete madrich.md' }).click()
  await expect(page.getByRole('button', { name: 'Open madrich.md' })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('words are found and the contents lie over the document', async ({ page }) => {
    await openSampleLibrary(page)
    await ask(page, pdfQuestion)
    await answers(page).first().getByRole('heading').getByRole('button').click()
    const screen = page.getByRole('dialog', { name: pdfName })
    await screen.getByRole('button', { name: 'Find', exact: true }).click()
    await page.keyboard.type('turbine')
    await expect(found(page)).toHaveText(/^1 of \d+/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(screen).toBeVisible()
    await screen.getByRole('button', { name: 'Contents' }).click()
    await expectAccessible(page)
    await screen.getByRole('button', { name: 'Close the contents' }).click()
    await screen.getByRole('button', { name: 'Ask this document' }).click()
    await expect(screen).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused()
  })
})

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

test('the names of a document lead from place to place, with its tone', async ({ page }) => {
  await openSampleLibrary(page)
  await openDocument(page, handbook)
  await source(page).getByRole('button', { name: 'Contents' }).click()
  const contents = page.getByRole('region', { name: 'Contents of this document' })
  await contents.getByRole('tab', { name: 'Names' }).click()
  const places = contents.getByRole('region', { name: 'Places' })
  await expect(contents.getByRole('heading', { name: 'Tone of the passages' })).toBeVisible()
  // Names change places while more of them are found.
  await expect(contents.getByText(/^Read: \d+ of /)).toHaveCount(0)
  const name = places.getByRole('button').first()
  const current = source(page).locator('mark[data-kind="current"]')
  await name.press('Enter')
  await expect(name).toContainText('1 of ')
  await expect(current.first()).toBeInViewport()
  await name.press('Enter')
  await expect(name).toContainText('2 of ')
  await expect(current.first()).toBeInViewport()
  await expectAccessible(page)
  const all = contents.getByRole('button', { name: /^Show all/ }).first()
  await all.press('Enter')
  await expect(contents.getByRole('button', { name: 'Show fewer' })).toBeFocused()
  await contents.getByRole('button', { name: 'Close the contents' }).click()
  await expect(source(page).locator('mark')).toHaveCount(0)
})

test('a link to a document that is gone says so', async ({ page }) => {
  await openSampleLibrary(page, '/?doc=gone-for-good')
  await expect(page.getByRole('heading', { name: 'That document is not in the library' })).toBeVisible()
  await expectAccessible(page)
  await openDocument(page, handbook)
  await expect(page.getByRole('heading', { name: 'That document is not in the library' })).toHaveCount(0)
})
