import type { ErrorRecord } from '#lib/errors.ts'

/** Failures that lie in the file: the same bytes would fail again. */
const ofTheFile: ReadonlySet<string | undefined> = new Set<ErrorRecord['code']>([
  'invalid_input',
  'empty_document',
  'too_large',
  'unsupported_type',
  'encrypted_document',
  'damaged_document',
  'no_text',
])

/** What helps after a failure: another try, or another file. */
export function remedyOf(code: string | undefined): 'retry' | 'other-file' {
  return ofTheFile.has(code) ? 'other-file' : 'retry'
}
