import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A note beside a result that says what it was made from. It is written after the work and taken away before it, so
 * that work cut short never looks done.
 */
export function stampAt(path) {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8').trim()
      } catch (error) {
        if (error.code === 'ENOENT') return undefined
        throw error
      }
    },
    write(text) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `${text}\n`)
    },
    remove() {
      rmSync(path, { force: true })
    },
  }
}
