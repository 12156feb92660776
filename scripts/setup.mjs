/**
 *   npm run setup
 *
 * Does whatever set-up is missing or stale, and only that: packages, native modules, the built app. Where nothing is
 * to do it says nothing and takes a fraction of a second. Uses Node's own modules alone, since nothing else need be
 * there yet. The database is set up by the app itself when it starts.
 */
import { fileURLToPath } from 'node:url'
import { isMain } from './is-main.mjs'
import { nativeModules } from './setup/native-modules.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { packages } from './setup/packages.mjs'
import { webBuild } from './setup/web-build.mjs'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/**
 * One piece of set-up. Its reason to run is undefined where there is nothing to do.
 * @typedef {{ title: string, staleReason(root: string): string | undefined, run(root: string): Promise<void> }} Step
 */

/**
 * What running from the sources needs. Each step may rely on those before it.
 * @type {Step[]}
 */
export const installSteps = [packages, nativeModules]

/**
 * What running the built app needs.
 * @type {Step[]}
 */
export const setupSteps = [...installSteps, webBuild]

/**
 * Runs the steps that are stale.
 * @param steps each with a title, staleReason(root) and run(root)
 * @param say   takes lines for a person to read
 * @throws what a step throws; the steps after it do not run
 */
export async function setUp({ root = projectRoot, steps = setupSteps, say = console.error } = {}) {
  checkNodeVersion(root)
  for (const step of steps) {
    const reason = step.staleReason(root)
    if (reason === undefined) continue
    say(`${step.title}: ${reason} …`)
    const startedAt = performance.now()
    await step.run(root)
    say(`  done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

/** Runs the set-up for a script; a failure is told in plain words and ends the process. */
export async function setUpOrExit(options) {
  try {
    await setUp(options)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

if (isMain(import.meta.url)) await setUpOrExit()
