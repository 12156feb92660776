import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { choose, openSampleLibrary, readyNamed, removeNamed, source, textFile } from './library.ts'

const readyCount = (page: Page, name: string) => async () => (await readyNamed(page, name)).length

/** A drop, or a paste where the browser has no way to make a real one. */
async function send(page: Page, type: 'drop' | 'paste', content: { text?: string; file?: [string, string] }) {
  const dispatch = () =>
    page.evaluate(
      ([type, { text, file }]) => {
        const data = new DataTransfer()
        if (text !== undefined) data.setData('text/plain', text)
        if (file) data.items.add(new File([file[1]], file[0]))
        const init = { bubbles: true, cancelable: true }
        const main = document.querySelector('main')!
        if (type === 'paste')
          return main.dispatchEvent(new ClipboardEvent(type, { ...init, clipboardData: data }))
        main.dispatchEvent(new DragEvent('dragenter', { ...init, dataTransfer: data }))
        return main.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }))
      },
      [type, content] as const,
    )
  // What is sent before the page listens is nobody's: whoever takes it keeps the browser from doing so.
  await expect.poll(dispatch).toBe(false)
}

test.describe('a changed file', () => {
  test.use({ expectsRefusal: true })

  test('takes the place of the old one, once that was asked', async ({ page }) => {
    await openSampleLibrary(page)
    await choose(page, textFile('oaks.txt', 'The oldest oak was felled in May.'))
    await page.getByRole('button', { name: 'Open oaks.txt' }).click()
    await expect(source(page)).toContainText('felled in May')
    const [old] = await readyNamed(page, 'oaks.txt')
    await choose(page, textFile('oaks.txt', 'The oldest oak still stands.'))
    const dialog = page.getByRole('dialog', { name: '“oaks.txt” is in the library already' })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Replace' }).click()
    await expect(source(page)).toContainText('still stands')
    const current = await readyNamed(page, 'oaks.txt')
    expect(current.map(({ id }) => id)).toEqual([old?.id])
    await removeNamed(page, 'oaks.txt')
  })

  test('is decided for many at once, and for each', async ({ page }) => {
    await openSampleLibrary(page, '/library')
    await choose(page, textFile('elm.txt', 'Elms grow here.'), textFile('ash.txt', 'Ashes grow here.'))
    await expect.poll(readyCount(page, 'elm.txt')).toBe(1)
    await expect.poll(readyCount(page, 'ash.txt')).toBe(1)
    await choose(page, textFile('elm.txt', 'Elms grew here.'), textFile('ash.txt', 'Ashes grew here.'))
    const dialog = page.getByRole('dialog', { name: '2 of these names are in the library already' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('combobox', { name: 'For all' }).selectOption('Replace')
    await dialog.getByRole('combobox', { name: 'What becomes of ash.txt' }).selectOption('Keep both')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await expect.poll(readyCount(page, 'ash.txt')).toBe(2)
    await expect
      .poll(async () => (await page.request.get('/api/documents?query=elm.txt')).json())
      .toMatchObject({
        total: 1,
      })
    await removeNamed(page, 'elm.txt')
    await removeNamed(page, 'ash.txt')
  })
})

test('a file that the library has is listed as known, and leads to its document', async ({ page }) => {
  const lease = 'lease-of-fern-cottage.docx'
  const same = async (name: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: await readFile(new URL(`../samples/${lease}`, import.meta.url)),
  })
  await openSampleLibrary(page, '/?q=oak')
  await choose(page, await same(lease), await same('copy.docx'))
  const known = page.getByRole('region', { name: 'Already in the library' })
  await expect(known).toContainText(`Already in the library as “${lease}”`)
  await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0)
  await expectAccessible(page)
  await known.getByRole('link', { name: lease }).click()
  await expect(source(page).getByRole('heading', { name: lease })).toBeVisible()
  await expect(page).toHaveURL(/q=oak/)
  await known.getByRole('button', { name: `Dismiss ${lease}` }).click()
  await known.getByRole('button', { name: 'Dismiss copy.docx' }).click()
  await expect(known).toHaveCount(0)

  await page.goto('/library')
  await choose(page, await same(lease))
  const uploads = page.getByRole('region', { name: 'Files on their way' })
  await expect(uploads).toContainText('Already in the library')
  await uploads.getByRole('link', { name: lease }).click()
  await expect(source(page).getByRole('heading', { name: lease })).toBeVisible()
})

test('pasted text becomes a document under a title that it suggests', async ({ page }) => {
  await openSampleLibrary(page, '/library')
  await send(page, 'paste', { text: '# Tides of March\n\nThe spring tide comes on the ninth.' })
  const dialog = page.getByRole('dialog', { name: 'Paste text' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Tides of March')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add to the library' }).click()
  await expect.poll(readyCount(page, 'Tides of March.txt')).toBe(1)
  await removeNamed(page, 'Tides of March.txt')

  await page.getByRole('button', { name: 'Paste text' }).click()
  await dialog.getByRole('button', { name: 'Add to the library' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('There is no text to add yet.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Paste text' })).toBeFocused()
  await page.getByRole('searchbox', { name: 'Filter by name' }).focus()
  await page.keyboard.insertText('a')
  await expect(dialog).toHaveCount(0)
})

for (const [screen, type] of [
  ['/', 'paste'],
  ['/compare', 'drop'],
  ['/settings', 'drop'],
] as const) {
  test(`a file goes in by ${type} on ${screen}`, async ({ page }) => {
    await openSampleLibrary(page, screen)
    await expect(page.getByRole('main')).toBeVisible()
    await send(page, type, { file: ['sedge.txt', `The sedge was cut on ${screen}.`] })
    await expect.poll(readyCount(page, 'sedge.txt')).toBe(1)
    await removeNamed(page, 'sedge.txt')
  })
}

test('what is being added is summed up in one line until all of it is ready', async ({ page }) => {
  await openSampleLibrary(page, '/compare')
  const long = (name: string) =>
    textFile(name, Array.from({ length: 150 }, (_, line) => `${name}: buoy ${line} was moved.`).join('\n\n'))
  await page.goto('/library')
  await choose(page, long('buoys-1.txt'), long('buoys-2.txt'), long('buoys-3.txt'))
  const overall = page.getByRole('region', { name: 'All that is being added' })
  await expect(overall).toContainText('of 3 ready')
  await expectAccessible(page)
  await expect(overall).toHaveCount(0, { timeout: 50_000 })
  await removeNamed(page, 'buoys-')
})

test('a document deleted beside the questions comes back with Undo', async ({ page }) => {
  await openSampleLibrary(page)
  const name = 'lease-of-fern-cottage.docx'
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(page.getByRole('button', { name: `Open ${name}` })).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: `Open ${name}` })).toBeVisible()
})

test('selected documents are downloaded as one archive, a single one as itself', async ({ page }) => {
  await openSampleLibrary(page, '/library?sort=name')
  const select = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` })
  await select('lease-of-fern-cottage.docx').check()
  const download = async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    return (await downloading).suggestedFilename()
  }
  expect(await download()).toBe('lease-of-fern-cottage.docx')
  await select('museum-of-small-machines.html').check()
  expect(await download()).toBe('documents.zip')
})

test('tags are given and taken away by keyboard', async ({ page }) => {
  await openSampleLibrary(page, '/library?sort=name')
  const link = page.getByRole('link', { name: 'lease-of-fern-cottage.docx' })
  await link.focus()
  await page.keyboard.press('t')
  const dialog = page.getByRole('dialog', { name: 'Tags of 1 document' })
  const box = dialog.getByRole('combobox', { name: 'New tag' })
  await expect(box).toBeFocused()
  for (const tag of ['home', 'law']) {
    await page.keyboard.type(tag)
    await page.keyboard.press('Enter')
  }
  await expect(dialog.getByRole('button', { name: /^Take the tag/ })).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Take the tag home away' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Take the tag law away' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})

test.describe('when the server does not answer', () => {
  test.use({ expectsSilence: true })

  test('an upload says so, and goes through on retry', async ({ page }) => {
    await openSampleLibrary(page)
    await page.route('**/api/documents?replace=*', (route) => route.abort('connectionreset'))
    await choose(page, textFile('reeds.txt', 'The reeds are cut in winter.'))
    const needsYou = page.getByRole('region', { name: 'Needs you' })
    await expect(needsYou).toContainText('Verbatim does not answer')
    await expectAccessible(page)
    await page.unroute('**/api/documents?replace=*')
    await needsYou.getByRole('button', { name: 'Retry reeds.txt' }).click()
    await expect(page.getByRole('button', { name: 'Open reeds.txt' })).toBeVisible()
    await removeNamed(page, 'reeds.txt')
  })

  test('what is told of a lost connection goes when it is back, and what was held up goes on', async ({
    page,
  }) => {
    const unanswered = ['**/api/events', '**/api/ask', '**/api/documents?replace=*']
    for (const path of unanswered) await page.route(path, (route) => route.abort('connectionreset'))
    await openSampleLibrary(page)
    const lost = page.getByRole('alert').filter({ hasText: 'The connection to Verbatim is lost' })
    await expect(lost).toBeVisible()
    await choose(page, textFile('willow.txt', 'Willows stand at the brook.'))
    await page.getByRole('textbox', { name: 'Question' }).fill('Where do the willows stand?')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Verbatim does not answer')).toHaveCount(2)
    for (const path of unanswered) await page.unroute(path)
    await expect(page.getByText('Verbatim does not answer')).toHaveCount(0, { timeout: 30_000 })
    await expect(lost).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Open willow.txt' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: /answers? in \d/i })).toBeAttached()
    await removeNamed(page, 'willow.txt')
  })

  test('a question says so, is kept, and is answered on retry', async ({ page }) => {
    await openSampleLibrary(page)
    await page.route('**/api/ask', (route) => route.abort('connectionreset'))
    const box = page.getByRole('textbox', { name: 'Question' })
    await box.fill('How much is the rent?')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Verbatim does not answer')).toBeVisible()
    await expect(box).toHaveValue('How much is the rent?')
    await page.unroute('**/api/ask')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('list', { name: 'Answers' })).toBeVisible()
  })
})

test('who leaves while a file is on its way is asked whether to', async ({ page }) => {
  await page.goto('/library')
  await page.route(
    (url) => url.pathname === '/api/documents',
    (route) => (route.request().method() === 'POST' ? undefined : route.fallback()),
  )
  await choose(page, textFile('rowan.txt', 'Rowans grow here.'))
  await expect(page.getByText('rowan.txt')).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await asked).type()).toBe('beforeunload')
  await (await asked).accept()
})

test('a document deleted in two tabs is deleted once', async ({ page, context }) => {
  await openSampleLibrary(page)
  await choose(page, textFile('rushes.txt', 'Rushes stand in the ditch.'))
  await expect(page.getByRole('button', { name: 'Open rushes.txt' })).toBeVisible()
  const other = await context.newPage()
  // This tab hears of nothing, as one that slept.
  await other.route('**/api/events', () => undefined)
  await other.goto('/library')
  await other.getByRole('checkbox', { name: 'Select rushes.txt' }).check()
  await page.getByRole('button', { name: 'Delete rushes.txt' }).click()
  await expect(page.getByText('“rushes.txt” deleted')).toBeVisible()
  await other.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(other.getByText('“rushes.txt” had been deleted before.')).toBeVisible()
  await expect(other.getByRole('checkbox', { name: 'Select rushes.txt' })).toHaveCount(0)
})

test('a name of 300 characters with marks for writing from right to left stays in its place', async ({
  page,
}) => {
  const name = `\u200f\u202e${'דוח שנתי '.repeat(33)}\u200f.txt`
  await openSampleLibrary(page, '/library')
  await choose(page, textFile(name, 'The annual report is short.'))
  const header = page.getByRole('rowheader').filter({ hasText: 'דוח' })
  await expect(header).toBeVisible()
  const shown = (await header.textContent()) ?? ''
  expect(shown.length).toBeLessThanOrEqual(200)
  expect(shown).not.toContain('\u202e')
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await expect.poll(readyCount(page, 'דוח')).toBe(1)
  await page.goto('/')
  await page.getByRole('button', { name: /^Open .*דוח/ }).click()
  await expect(source(page)).toContainText('The annual report is short.')
  await removeNamed(page, 'דוח')
})
