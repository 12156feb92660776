import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const numbersOf = (version) => version.split('.').map(Number)

/** Whether one dotted version is at least another; parts that are missing count as 0. */
export function isAtLeast(version, minimum) {
  const [have, need] = [numbersOf(version), numbersOf(minimum)]
  for (let part = 0; part < Math.max(have.length, need.length); part++) {
    const difference = (have[part] ?? 0) - (need[part] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/**
 * Checks that Node is new enough for the packages that are pinned.
 * @throws with one clear sentence when it is not
 */
export function checkNodeVersion(root, version = process.versions.node) {
  const minimum = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  if (isAtLeast(version, minimum)) return
  throw new Error(`Expected Node ${minimum} or newer, got ${version}. Install a newer Node and start again.`)
}
