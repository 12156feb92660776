import { VerbatimError } from '#lib/errors.ts'

/** The error for a name that another set of questions has, whatever its case. */
export function nameTaken(name: string): VerbatimError {
  return new VerbatimError(
    'conflict',
    `Expected a name that no set of questions has yet; there is one named "${name}". Choose another name.`,
  )
}
