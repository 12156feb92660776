import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ReadableStream as NodeStream } from 'node:stream/web'

/**
 * A stream as the body of a response. `Readable.toWeb` throws where nobody can catch it when the client leaves in the middle
 * ("Controller is already closed", nodejs/node#54205); an iterator just ends, and the stream with it.
 */
export function bodyOf(stream: Readable): ReadableStream {
  return NodeStream.from(stream) as ReadableStream
}

/** The bytes of a file, or those of [first, last], as the body of a response. */
export function fileStream(path: string, bounds: { start?: number; end?: number } = {}): ReadableStream {
  return bodyOf(createReadStream(path, bounds))
}
