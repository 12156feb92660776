import { createReadStream } from 'node:fs'
import { ReadableStream as NodeStream } from 'node:stream/web'

/**
 * The bytes of a file, or those of [first, last], as the body of a response. `Readable.toWeb` throws where nobody can catch
 * it when the client leaves in the middle ("Controller is already closed", nodejs/node#54205); an iterator just ends.
 */
export function fileStream(path: string, bounds: { start?: number; end?: number } = {}): ReadableStream {
  return NodeStream.from(createReadStream(path, bounds)) as ReadableStream
}
