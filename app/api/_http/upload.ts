import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import { addToLibrary, type Incoming, type OnSameName } from '#lib/ingest/add-to-library.ts'
import type { Library } from './library.ts'
import { type FileOutcome, sumUp, type UploadOutcome } from './upload-outcome.ts'

/** More in one request are refused by name, not dropped. */
const maxFiles = 1_000

/**
 * Takes the files of a multipart body into the library, each streamed to disk as it comes: none is ever held in memory.
 * What is too large is read to its end and thrown away, so that the client gets the answer and not a broken connection.
 * @param onSameName for every file of the body
 * @throws VerbatimError invalid_input when the body is not multipart, breaks off, or holds no file
 */
export async function receiveUpload(
  request: Request,
  library: Library,
  onSameName: OnSameName = 'keep',
): Promise<UploadOutcome> {
  const parser = openParser(request)
  const open = new Set<BusboyFileStream>()
  const work: Promise<FileOutcome>[] = []

  parser.on('file', (_field: string, file: BusboyFileStream, fileName: string | undefined) => {
    open.add(file)
    // A part that breaks off also fails whoever reads it; the listener keeps Node from ending the process.
    file.on('error', () => open.delete(file))
    const incoming = { name: fileName ?? '', bytes: bytesOf(file) }
    work.push(
      addOne(incoming, library, onSameName).finally(() => {
        open.delete(file)
        file.resume()
      }),
    )
  })
  parser.on('filesLimit', () => {
    const error = new VerbatimError(
      'too_large',
      `Expected at most ${maxFiles} files at once. Send the others in another upload.`,
    )
    work.push(Promise.resolve({ name: `from file ${maxFiles + 1} on`, error }))
  })
  try {
    await pipeline(Readable.fromWeb(request.body as never), parser)
  } catch (cause) {
    for (const file of open) file.destroy(new Error('The upload broke off.'))
    await Promise.all(work)
    throw new VerbatimError(
      'invalid_input',
      'The upload broke off or is not well-formed multipart. Send it again.',
      { cause },
    )
  }
  if (work.length === 0)
    throw new VerbatimError('invalid_input', 'Expected at least one file part named "file", got none.')
  return sumUp(await Promise.all(work))
}

/** Adds one file to the library; never throws for a fault of the file. */
export async function addOne(
  incoming: Incoming,
  library: Library,
  onSameName: OnSameName = 'keep',
): Promise<FileOutcome> {
  try {
    return await addToLibrary(incoming, library, onSameName)
  } catch (thrown) {
    return { name: incoming.name, error: toVerbatimError(thrown) }
  }
}

function openParser(request: Request) {
  const contentType = request.headers.get('content-type') ?? ''
  const refusal = 'Expected a multipart/form-data body with one or more file parts.'
  if (!request.body || !contentType.startsWith('multipart/form-data'))
    throw new VerbatimError('invalid_input', refusal)
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: maxFiles, fields: 100, fieldSize: 10_000 },
    })
  } catch (cause) {
    throw new VerbatimError('invalid_input', refusal, { cause })
  }
}

/** The part stays open when its reader gives up, since the parser waits for its end. */
function bytesOf(file: BusboyFileStream): AsyncIterable<Uint8Array> {
  return file.iterator({ destroyOnReturn: false })
}
