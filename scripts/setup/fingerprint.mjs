import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Every file at or under a path, sorted, so that the order does not depend on the file system. */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/**
 * Says in one short text what a set of files and folders holds. Contents count, times do not: a fresh clone, a
 * restored backup and a file saved unchanged all read the same.
 * @param root  folder that the paths are relative to
 * @param paths files and folders; those that do not exist count as empty
 * @param extra anything else that a result depends on, such as the version of Node
 */
export function fingerprint(root, paths, extra = []) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  for (const text of extra) hash.update(`\0${text}`)
  return hash.digest('hex')
}
