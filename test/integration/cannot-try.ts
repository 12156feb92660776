import { test } from 'vitest'

/** Fails in place of a test that this system does not let run, and says what it needs: nothing goes unchecked in silence. */
export function cannotTry(title: string, needs: string): void {
  test(title, () => {
    throw new Error(`This can't be tried here: it needs ${needs}.`)
  })
}
