/**
 * Takes the pictures of the documentation from the app itself, on the sample library in a folder of its own:
 *
 *     npx tsx scripts/make-screenshots.ts
 *
 * They go to `docs/images/`. Look at each before it is committed: the script only knows that the page was there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from './find-browser.mjs'
import { shrinkPng } from './shrink-png.ts'

const root = join(import.meta.dirname, '..')
const port = 3_433
const origin = `http://127.0.0.1:${port}`
const desktop = { width: 1_280, height: 800 }
const phone = { width: 390, height: 780 }
const largestBytes = 150_000

interface Picture {
  name: string
  size: typeof desktop
  colorScheme: 'light' | 'dark'
  /** Brings the page to what the picture is to show. */
  show(page: Page): Promise<void>
}

const pictures: Picture[] = [
  {
    name: 'answering',
    size: desktop,
    colorScheme: 'light',
    show: (page) => answer(page, 'Why was the compass half a point off?'),
  },
  {
    name: 'cell-of-a-table',
    size: desktop,
    colorScheme: 'dark',
    show: (page) => answer(page, 'What is the price 2025 of RV-2023?'),
  },
  {
    name: 'not-in-your-documents',
    size: desktop,
    colorScheme: 'light',
    show: (page) => askFor(page, 'How deep is the well of the vicarage?', 'Not in your documents'),
  },
  {
    name: 'comparing',
    size: desktop,
    colorScheme: 'light',
    show: compareLeases,
  },
  {
    name: 'library-on-a-phone',
    size: phone,
    colorScheme: 'light',
    async show(page) {
      await page.goto(`${origin}/library?sort=name`)
      await page.getByText('lease-of-fern-cottage.docx').first().waitFor(patience)
    },
  },
  {
    name: 'answering-on-a-phone',
    size: phone,
    colorScheme: 'dark',
    show: (page) => answer(page, 'How much does Lindholm Engineering ask for the repair of the crane?'),
  },
]

const patience = { timeout: 300_000 }

async function askFor(page: Page, question: string, seen: string): Promise<void> {
  await page.goto(origin)
  await page.getByRole('textbox', { name: 'Question' }).fill(question)
  await page.keyboard.press('Enter')
  await page.getByText(seen).first().waitFor(patience)
}

/** Asks, and opens the best answer in its document where there is room for both. */
async function answer(page: Page, question: string): Promise<void> {
  await askFor(page, question, 'Why this?')
  const isWide = page.viewportSize()?.width === desktop.width
  if (isWide) await page.getByRole('region', { name: 'Source' }).locator('mark').first().waitFor(patience)
}

/** Puts the same questions to both leases. */
async function compareLeases(page: Page): Promise<void> {
  const { documents } = (await (await fetch(`${origin}/api/documents?query=lease`)).json()) as {
    documents: { id: string }[]
  }
  const questions = ['How much is the rent?', 'How many pounds is the deposit?', 'When does the lease end?']
  const address = new URLSearchParams([
    ...questions.map((question) => ['q', question]),
    ...documents.map(({ id }) => ['in', id]),
  ])
  await page.goto(`${origin}/compare?${address}`)
  await page
    .getByRole('status')
    .filter({ hasText: `asked ${questions.length} questions` })
    .waitFor(patience)
}

async function take(browser: Browser, { name, size, colorScheme, show }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' })
  await show(page)
  // Pages of a PDF are drawn after their marks are there.
  await page.waitForLoadState('networkidle')
  const png = shrinkPng(await page.screenshot({ animations: 'disabled' }))
  await page.close()
  const bytes = png.length
  await writeFile(join(root, 'docs', 'images', `${name}.png`), png)
  console.log(`docs/images/${name}.png: ${bytes} bytes`)
  if (bytes > largestBytes)
    throw new Error(
      `Expected a picture of at most ${largestBytes} bytes. Show less in ${name}, or take it smaller.`,
    )
}

/** Resolves when every sample is searchable. */
async function loadSamples(): Promise<void> {
  await fetch(`${origin}/api/sample`, { method: 'POST' })
  const count = async (query: string) =>
    ((await (await fetch(`${origin}/api/documents?${query}`)).json()) as { total: number }).total
  while ((await count('status=ready')) < (await count(''))) await pause(500)
}

async function untilServed(server: ChildProcess): Promise<void> {
  while (!(await fetch(`${origin}/api/health`).catch(() => undefined))?.ok) {
    if (server.exitCode !== null) throw new Error('Expected Verbatim to start, and it ended.')
    await pause(500)
  }
}

const env = {
  ...process.env,
  PORT: String(port),
  HOST: '127.0.0.1',
  // A busy computer must not put an error into a picture.
  VERBATIM_REQUEST_TIMEOUT_SECONDS: '300',
}
const server = spawn(process.execPath, [join(import.meta.dirname, 'serve-for-tests.mjs')], {
  env,
  stdio: 'inherit',
})
try {
  await untilServed(server)
  await loadSamples()
  const executablePath = await findBrowser()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserArguments })
  for (const picture of pictures) await take(browser, picture)
  await browser.close()
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
}
