import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** What the browser says of a request that the server refuses because of its content, or of what it has. */
const refused = /^Failed to load resource: .* status of (404|409|422)/
/** What it says of a request that nobody answers. */
const unanswered = /^Failed to load resource: net::ERR_/

/** A page on which an error in the console fails the test, but for a refusal or a silent server where the test is about one. */
export const test = base.extend<{ expectsRefusal: boolean; expectsSilence: boolean }>({
  expectsRefusal: [false, { option: true }],
  expectsSilence: [false, { option: true }],
  page: async ({ page, expectsRefusal, expectsSilence }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      const isExpected =
        (expectsRefusal && refused.test(message.text())) ||
        (expectsSilence && unanswered.test(message.text()))
      if (message.type() === 'error' && !isExpected)
        errors.push(`${message.text()} ${message.location().url}`)
    })
    await use(page)
    expect(errors).toEqual([])
  },
})

export { expect }

/** Whoever can't see the page or use a mouse must be able to use it: axe finds nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  // Half faded in, words have less contrast than they will have.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
