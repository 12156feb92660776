import type { z } from 'zod'
import { VerbatimError } from '#lib/errors.ts'

const maxBodyBytes = 1_000_000

/**
 * Reads and checks a JSON body.
 * @throws VerbatimError too_large above 1 MB, invalid_input when it is no JSON or has another shape
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = parseJson(await readText(request))
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const message = issues.map(describeIssue).join(' ')
  throw new VerbatimError('invalid_input', message, {
    details: { fields: issues.map(({ path }) => path.join('.')) },
  })
}

/**
 * Checks the parameters after the question mark.
 * @throws VerbatimError invalid_input
 */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (parsed.success) return parsed.data
  throw new VerbatimError('invalid_input', parsed.error.issues.map(describeIssue).join(' '))
}

/** A body that is too large is read to its end all the same: a connection left half read breaks the client's next request. */
async function readText(request: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let sizeBytes = 0
  for await (const piece of request.body ?? []) {
    sizeBytes += piece.byteLength
    if (sizeBytes <= maxBodyBytes) pieces.push(piece)
  }
  if (sizeBytes > maxBodyBytes)
    throw new VerbatimError('too_large', 'Expected a JSON body of at most 1 MB. Ask a shorter question.')
  return Buffer.concat(pieces).toString('utf8')
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new VerbatimError('invalid_input', 'Expected the body to be JSON, and it is not.', { cause })
  }
}

/** Our own messages stand as they are; zod's are told which field they mean. */
function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`
  return message.startsWith('Expected') || path.length === 0 ? sentence : `${path.join('.')}: ${sentence}`
}
