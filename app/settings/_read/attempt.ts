import { toVerbatimError } from '#lib/errors.ts'

/** What was read, or why it could not be: one part of a page that fails leaves the others standing. */
export type Attempt<Value> = { value: Value } | { failure: string }

/** Reads, and keeps a failure as its message for people. */
export async function attempt<Value>(read: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await read() }
  } catch (thrown) {
    return { failure: toVerbatimError(thrown).message }
  }
}
