/**
 * Finds the browser that the tests drive. Any Chromium does: Chromium itself, Chrome or Edge. VERBATIM_BROWSER names
 * one outright.
 */
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) return false
    throw error
  }
}

/** Where each system keeps its browsers, apart from PATH. */
function usualPlaces(platform, environment, home) {
  if (platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_APPLICATIONS.map((application) => join(folder, application)),
    )
  }
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return folders.flatMap((folder) =>
      folder ? WINDOWS_PROGRAMS.map((program) => join(folder, program)) : [],
    )
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium']
}

/**
 * Every path that may hold a browser, best first: those on PATH, then the usual places.
 * @param {{ platform?: string, environment?: Record<string, string | undefined>, home?: string }} options
 */
export function candidatePaths({
  platform = process.platform,
  environment = process.env,
  home = homedir(),
} = {}) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...(platform === 'win32' ? [] : onPath), ...usualPlaces(platform, environment, home)]
}

/** The browser that Playwright keeps for itself, if its package is installed; the file may not be there. */
async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

/**
 * Finds an installed browser without installing anything.
 * @returns its path; undefined when there is none
 * @throws when VERBATIM_BROWSER names something that cannot be run
 */
export async function findBrowser(options = {}) {
  const { environment = process.env, canRun = isExecutable, ownBrowser = playwrightBrowser } = options
  const named = environment.VERBATIM_BROWSER
  if (named) {
    if (canRun(named)) return named
    throw new Error(`Expected VERBATIM_BROWSER to name a browser, got ${named}, which cannot be run.`)
  }
  const installed = candidatePaths(options).find(canRun)
  if (installed) return installed
  const own = await ownBrowser()
  return own && canRun(own) ? own : undefined
}

/** What a browser is started with: alone, quiet and off the network; a sandbox cannot be had as root. */
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
