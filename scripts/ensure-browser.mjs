/**
 *   node scripts/ensure-browser.mjs        prints the browser that the tests drive; installs one where there is none
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { isMain } from './is-main.mjs'
import { runCommand } from './run-command.mjs'

const playwright = join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js')

/** The ways to install a browser, in the order in which they are tried. */
const WAYS = [
  {
    title: 'npx playwright install chromium',
    isPossible: () => true,
    commands: [[process.execPath, playwright, 'install', 'chromium']],
  },
  {
    title: 'apt-get install chromium',
    isPossible: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ],
  },
]

/** Runs commands until one fails; says whether none did. */
async function succeed(commands) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const [command, ...args] of commands) {
    if ((await runCommand(command, args, { env, capture: true })).code !== 0) return false
  }
  return true
}

/**
 * Finds a browser, or installs one.
 * @param say takes lines for a person to read
 * @throws when there is none and none could be installed
 */
export async function ensureBrowser(say = console.error) {
  const found = await findBrowser()
  if (found) return found
  for (const { title, commands } of WAYS.filter((way) => way.isPossible())) {
    say(`No browser for the browser tests; trying: ${title} …`)
    const installed = (await succeed(commands)) && (await findBrowser())
    if (installed) return installed
  }
  throw new Error(
    'Expected Chromium, Chrome or Edge for the browser tests, found none, and none could be installed. ' +
      'Install one, or name one in VERBATIM_BROWSER, and start again.',
  )
}

if (isMain(import.meta.url)) {
  try {
    console.log(await ensureBrowser())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
