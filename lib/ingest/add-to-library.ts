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

/**
 * What to do where the library has a document of the file's name with other bytes: keep both, take its place (the newest
 * one's, where there are several), refuse the file so that a person can be asked, or whatever the names are replace one
 * document.
 */
export type OnSameName = 'keep' | 'replace' | 'ask' | { documentId: string }

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
 * @throws VerbatimError empty_document, too_large, storage_full, storage_denied; conflict, with the documents of that name
 *   as `details.sameName`, when a person is to be asked; not_found when there is nothing to replace
 */
export async function addToLibrary(
  { name, bytes }: Incoming,
  { store, originals, config }: AddContext,
  onSameName: OnSameName = 'keep',
): Promise<{ document: Document; added: boolean }> {
  const shownName = cleanFileName(name)
  let replaces: string | undefined
  const accept = async ({ sha256, sizeBytes }: Received): Promise<void> => {
    if (sizeBytes === 0) {
      throw new VerbatimError(
        'empty_document',
        `"${shownName}" is empty: it has no bytes. Choose another file.`,
      )
    }
    replaces = await replacedBy({ name: shownName, sha256 }, store, onSameName)
  }
  const { sha256, sizeBytes } = await receive(bytes, shownName, config.maxUploadBytes, originals, accept)
  const mediaType = await sniffOriginal(originals.path(sha256), sizeBytes, shownName)
  return store.addDocument({ name: shownName, mediaType, sizeBytes, sha256, ...(replaces && { replaces }) })
}

/** The id of the document whose place the file is to take, if any. */
async function replacedBy(
  file: { name: string; sha256: string },
  store: Store,
  onSameName: OnSameName,
): Promise<string | undefined> {
  if (onSameName === 'keep') return undefined
  const { sameBytes, sameName } = await store.findAlike(file)
  if (typeof onSameName === 'object') return sameBytes ? undefined : onSameName.documentId
  if (sameBytes || sameName.length === 0) return undefined
  if (onSameName === 'replace') return sameName[0]?.id
  throw new VerbatimError(
    'conflict',
    `The library has a document named "${file.name}" with other bytes. Send it with replace=replace to take its place, or with replace=keep to keep both.`,
    { details: { sameName: sameName.map(({ id, sizeBytes, createdAt }) => ({ id, sizeBytes, createdAt })) } },
  )
}

async function receive(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  maxBytes: number,
  originals: Originals,
  accept: (received: Received) => Promise<void>,
): Promise<Received> {
  try {
    return await originals.receive(bytes, { maxBytes, accept })
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
