import type { ErrorRecord } from '#lib/errors.ts'

/** What people are told of a ready document that could not be embedded anew. */
export function reembeddingWarning({ message }: ErrorRecord): string {
  return (
    'This document is found by its words only, not by its meaning: its embeddings could not be made anew with the model ' +
    `in use. ${message} It is tried again when Verbatim is started the next time.`
  )
}
