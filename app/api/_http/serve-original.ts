import { stat } from 'node:fs/promises'
import type { Document } from '#lib/api/schemas.ts'
import { VerbatimError } from '#lib/errors.ts'
import { fileStream } from './file-stream.ts'

/** [first, last], both included, as HTTP counts them. */
type ByteRange = [first: number, last: number]

/**
 * Serves the bytes of an original so that nothing in them runs: as a download, never sniffed, in a sandbox without
 * an origin. The app's own pages fetch them and draw PDFs from them.
 * @param range the Range header; a single range is honoured, anything else gives the whole
 * @throws VerbatimError not_found when the file has gone from the data folder
 */
export async function serveOriginal(
  document: Document,
  path: string,
  range: string | null,
): Promise<Response> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new VerbatimError(
      'not_found',
      `The original of "${document.name}" is no longer in the data folder. Add the file again.`,
      { cause },
    )
  })
  const headers = new Headers({
    'content-type': document.mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : document.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeRfc5987(document.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
  })
  const wanted = parseRange(range, size)
  if (wanted === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const [first, last] = wanted ?? [0, size - 1]
  headers.set('content-length', String(last - first + 1))
  if (wanted) headers.set('content-range', `bytes ${first}-${last}/${size}`)
  return new Response(fileStream(path, { start: first, end: last }), { status: wanted ? 206 : 200, headers })
}

/** RFC 9110, section 14.1.2. */
function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [, from = '', to = ''] = match
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last ? 'unsatisfiable' : [first, last]
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
