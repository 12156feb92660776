import { createHash, type Hash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'

export interface Received {
  /** Lower-case hex. */
  sha256: string
  sizeBytes: number
}

export interface ReceiveOptions {
  maxBytes: number
  signal?: AbortSignal
  /** Asked once all bytes are there; when it rejects, nothing of them stays. */
  accept?: (received: Received) => Promise<void>
}

/** The files that people added, byte for byte, each named after its hash. Methods reject with VerbatimError. */
export interface Originals {
  /**
   * Streams bytes to disk. The file is complete and on disk when it resolves; the same bytes again change nothing.
   * @throws VerbatimError too_large past `maxBytes`, cancelled by the signal, storage_full, storage_denied
   */
  receive(stream: AsyncIterable<Uint8Array>, options: ReceiveOptions): Promise<Received>
  /** Where the original lies, whether or not it does. */
  path(sha256: string): string
  /** @throws VerbatimError not_found when it is gone */
  read(sha256: string): Promise<Buffer>
  /** Removes the original; nothing happens when it is gone. */
  remove(sha256: string): Promise<void>
  /** Removes what interrupted uploads left behind more than `olderThanMs` ago; resolves to how many files. */
  sweep(olderThanMs: number): Promise<number>
}

/** The originals of a data folder, in `originals/ab/abcd…`. Makes folders when they are first needed. */
export function openOriginals(dataDirectory: string): Originals {
  const root = join(dataDirectory, 'originals')
  const incoming = join(dataDirectory, 'incoming')
  const path = (sha256: string): string => originalPath(root, sha256)
  return {
    path,
    receive: (stream, options) => rejecting(() => receive({ incoming, path }, stream, options)),
    read: (sha256) => rejecting(() => readOriginal(path(sha256))),
    remove: (sha256) => rejecting(() => rm(path(sha256), { force: true })),
    sweep: (olderThanMs) => rejecting(() => sweep(incoming, Date.now() - olderThanMs)),
  }
}

function originalPath(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new VerbatimError('invalid_input', 'Expected a SHA-256 of 64 lower-case hex digits.')
  }
  return join(root, sha256.slice(0, 2), sha256)
}

async function receive(
  places: { incoming: string; path: (sha256: string) => string },
  stream: AsyncIterable<Uint8Array>,
  options: ReceiveOptions,
): Promise<Received> {
  await mkdir(places.incoming, { recursive: true, mode: 0o700 })
  const temporary = join(places.incoming, randomUUID())
  try {
    const received = await writeHashed(temporary, stream, options)
    await options.accept?.(received)
    const path = places.path(received.sha256)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(temporary, path)
    await syncDirectory(dirname(path))
    return received
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeHashed(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: ReceiveOptions,
): Promise<Received> {
  const hash = createHash('sha256')
  const counted = { sizeBytes: 0 }
  const file = await open(path, 'wx', 0o600)
  // `flush` puts the bytes on disk before the file is closed, so a rename never names a file that a power cut empties.
  const sink = file.createWriteStream({ flush: true })
  try {
    await pipeline(stream, countAndHash(hash, counted, maxBytes), sink, { signal })
  } catch (error) {
    if (signal?.aborted) throw new VerbatimError('cancelled', 'The upload was cancelled.', { cause: error })
    throw error
  }
  return { sha256: hash.digest('hex'), sizeBytes: counted.sizeBytes }
}

function countAndHash(hash: Hash, counted: { sizeBytes: number }, maxBytes: number): Transform {
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      counted.sizeBytes += piece.byteLength
      if (counted.sizeBytes > maxBytes) {
        done(
          new VerbatimError(
            'too_large',
            `Expected a file of at most ${maxBytes} bytes, got more. Split it, or raise the limit.`,
            { details: { maxBytes } },
          ),
        )
        return
      }
      hash.update(piece)
      done(null, piece)
    },
  })
}

/** A rename is on disk only when its folder is; not every system lets a folder be opened, and those need no such step. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

async function readOriginal(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new VerbatimError(
      'not_found',
      'The original file is no longer in the data folder. Delete the document and add it again.',
      { cause: error },
    )
  }
}

async function sweep(incoming: string, before: number): Promise<number> {
  const names = await readdir(incoming).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  let removed = 0
  for (const name of names) {
    const path = join(incoming, name)
    const info = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (!info || info.mtimeMs > before) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}

function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ENOENT'
}

async function rejecting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toVerbatimError(error)
  }
}
