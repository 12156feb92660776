import { open } from 'node:fs/promises'
import type { Originals, Received } from '#db/originals.ts'
import type { Store } from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'
import type { Config } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'
import { cleanFileName } from '#lib/file-name.ts'
import { sniffMediaType } from '#lib/parse/sniff.ts'

/** A file on its way in. */
export interface Incoming {
  /** As the client gave it. */
  name: string
  bytes: AsyncIterable<Uint8Array>
}

/** Where a file is added to. */
export interface AddContext {
  store: Store
  originals: Originals
  config: Pick<Config, 'maxUploadBytes'>
}

const headBytes = 8_192
/** A zip's last record, with the longest comment that it may end in. */
const tailBytes = 66_000

/**
 * Stores the original and queues the document, in this order: a document whose original is missing can't be ingested,
 * an original without a document does no harm.
 * @returns the document already there, and false, when the library has these bytes
 * @throws VerbatimError empty_document, too_large, storage_full, storage_denied
 */
export async function addToLibrary(
  { name, bytes }: Incoming,
  { store, originals, config }: AddContext,
): Promise<{ document: Document; added: boolean }> {
  const shownName = cleanFileName(name)
  const { sha256, sizeBytes } = await receive(bytes, shownName, config.maxUploadBytes, originals)
  if (sizeBytes === 0) {
    await originals.remove(sha256)
    throw new VerbatimError(
      'empty_document',
      `"${shownName}" is empty: it has no bytes. Choose another file.`,
    )
  }
  const mediaType = await sniffOriginal(originals.path(sha256), sizeBytes, shownName)
  return store.addDocument({ name: shownName, mediaType, sizeBytes, sha256 })
}

async function receive(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  maxBytes: number,
  originals: Originals,
): Promise<Received> {
  try {
    return await originals.receive(bytes, { maxBytes })
  } catch (thrown) {
    if (!(thrown instanceof VerbatimError && thrown.code === 'too_large')) throw thrown
    throw new VerbatimError(
      'too_large',
      `"${name}" is larger than ${maxBytes / 1_000_000} MB. Split it, or raise VERBATIM_MAX_UPLOAD_MB.`,
      { cause: thrown, details: { maxBytes } },
    )
  }
}

/** Both ends of the file tell its type: a zip's list of members stands at its end. What can't be told fails in ingestion. */
async function sniffOriginal(path: string, sizeBytes: number, name: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const head = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const tail = await file.read(
      Buffer.alloc(tailBytes),
      0,
      tailBytes,
      Math.max(headBytes, sizeBytes - tailBytes),
    )
    const ends = [head.buffer.subarray(0, head.bytesRead), tail.buffer.subarray(0, tail.bytesRead)]
    return sniffMediaType(Buffer.concat(ends), name)
  } catch (thrown) {
    if (thrown instanceof VerbatimError) return 'application/octet-stream'
    throw thrown
  } finally {
    await file.close()
  }
}
