/** What web and model worker say to each other: one JSON document a line, over a local socket. */
import { z } from 'zod'
import type {
  AskRequest,
  AskResult,
  DocumentAnnotations,
  ExplainRequest,
  Explanation,
  ModelSummary,
  SearchRequest,
  SearchResult,
  TagRequest,
} from '#lib/api/schemas.ts'
import type { ErrorRecord } from '#lib/errors.ts'

/** What can be asked of the model worker, and what comes back. */
export interface ModelMethods {
  search: { request: SearchRequest; result: SearchResult }
  ask: { request: AskRequest; result: AskResult }
  explain: { request: ExplainRequest; result: Explanation }
  tag: { request: TagRequest; result: DocumentAnnotations }
}

export type ModelMethod = keyof ModelMethods

/** The worker's first line on every connection; it listens only once its models are loaded. */
export interface Hello {
  models: ModelSummary[]
}

export type WorkerLine =
  | { hello: Hello }
  | { id: number; result: unknown }
  | { id: number; error: ErrorRecord }

export const requestLineSchema = z.object({
  id: z.number().int(),
  method: z.enum(['search', 'ask', 'explain', 'tag'] satisfies ModelMethod[]),
  body: z.unknown(),
})

export type RequestLine = z.infer<typeof requestLineSchema>

/** A line longer than this is no line of ours. */
const maxLineCharacters = 64_000_000

/**
 * Cuts incoming text into lines, whatever its pieces are.
 * @param onLine called for each whole line, without its line end
 * @throws Error when a line grows beyond 64,000,000 characters
 */
export function createLineSplitter(onLine: (line: string) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineCharacters) throw new Error('A line on the model socket has no end.')
    for (const line of lines) onLine(line)
  }
}
