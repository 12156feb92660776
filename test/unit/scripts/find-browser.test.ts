import { describe, expect, it } from 'vitest'
import { candidatePaths, findBrowser } from '../../../scripts/find-browser.mjs'

const linux = {
  platform: 'linux',
  environment: { PATH: '/usr/local/bin:/usr/bin' },
  home: '/home/ada',
} as const
const runnable = (...paths: string[]) => ({
  canRun: (path: string) => paths.includes(path),
  ownBrowser: async () => '/cache/playwright/chrome',
})

describe('finding a browser', () => {
  it('takes the one that VERBATIM_BROWSER names before any other', async () => {
    const environment = { ...linux.environment, VERBATIM_BROWSER: '/opt/mine' }
    const options = { ...linux, environment, ...runnable('/opt/mine', '/usr/bin/chromium') }
    expect(await findBrowser(options)).toBe('/opt/mine')
  })

  it('says so when VERBATIM_BROWSER names nothing that runs', async () => {
    const environment = { ...linux.environment, VERBATIM_BROWSER: '/opt/mine' }
    const found = findBrowser({ ...linux, environment, ...runnable('/usr/bin/chromium') })
    await expect(found).rejects.toThrow('Expected VERBATIM_BROWSER to name a browser, got /opt/mine')
  })

  it('takes Chromium before Chrome, and PATH before the usual places', async () => {
    const all = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/opt/google/chrome/chrome']
    expect(await findBrowser({ ...linux, ...runnable(...all) })).toBe('/usr/bin/chromium')
    expect(await findBrowser({ ...linux, ...runnable(all[0]!, all[2]!) })).toBe('/usr/bin/google-chrome')
    expect(await findBrowser({ ...linux, ...runnable(all[2]!) })).toBe('/opt/google/chrome/chrome')
  })

  it("falls back to Playwright's own", async () => {
    expect(await findBrowser({ ...linux, ...runnable('/cache/playwright/chrome') })).toBe(
      '/cache/playwright/chrome',
    )
  })

  it('finds none where there is none', async () => {
    expect(await findBrowser({ ...linux, ...runnable() })).toBeUndefined()
  })

  it('looks among the applications of macOS, also those of one person', () => {
    const paths = candidatePaths({ platform: 'darwin', environment: {}, home: '/Users/ada' })
    expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(paths).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium')
  })

  it('looks among the programs of Windows', () => {
    const paths = candidatePaths({
      platform: 'win32',
      environment: { PROGRAMFILES: 'C:\\Program Files' },
      home: '',
    })
    expect(paths.some((path: string) => path.endsWith('Microsoft\\Edge\\Application\\msedge.exe'))).toBe(true)
  })
})
