import type { ErrorRecord } from '#lib/errors.ts'
import { browserWords } from '../words/browser-words.ts'

/** A request that failed, with the server's own words for people. */
export class HttpFailure extends Error {
  /** The server's code, or `unreachable` when no answer came at all. */
  readonly code: ErrorRecord['code'] | 'unreachable'

  constructor(code: HttpFailure['code'], message: string) {
    super(message)
    this.name = 'HttpFailure'
    this.code = code
  }
}

/**
 * Fetches JSON from our own server.
 * @returns the body as the route's schema types it; undefined for an empty answer
 * @throws HttpFailure
 */
export async function fetchJson<Body>(path: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(path, init).catch((thrown: unknown) => {
    if (init.signal?.aborted) throw thrown
    throw new HttpFailure('unreachable', browserWords().results.unreachable)
  })
  const text = await response.text()
  if (!response.ok) throw failureOf(text, response.status)
  return (text === '' ? undefined : JSON.parse(text)) as Body
}

/** Sends JSON, and fetches JSON. */
export function postJson<Body>(path: string, body?: unknown, signal?: AbortSignal): Promise<Body> {
  return fetchJson<Body>(path, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
}

/** The failure in an answer's body; a body that is not ours (a proxy's page) counts as no answer. */
export function failureOf(body: string, status: number): HttpFailure {
  try {
    const { error } = JSON.parse(body) as { error: ErrorRecord }
    return new HttpFailure(error.code, error.message)
  } catch {
    return new HttpFailure('unreachable', `${browserWords().results.unreachable} (HTTP ${status})`)
  }
}
