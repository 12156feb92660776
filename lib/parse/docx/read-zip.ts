import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { VerbatimError } from '#lib/errors.ts'

/** What others settled on for office files; a bomb shows in the sizes that the archive declares, before any is unpacked. */
const mostMembers = 10_000
const mostExpandedBytes = 250_000_000
const highestRatio = 1_000
const smallBytes = 1_000_000

/**
 * Unpacks the wanted members of a ZIP archive in memory; nothing is written.
 * @returns bytes by member name; names that are missing are absent
 * @throws VerbatimError damaged_document when it cannot be read, encrypted_document, too_large over 10,000 members, 250 MB
 *   unpacked or a ratio of 1,000
 */
export async function readZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await openZip(buffer)
  try {
    const entries = await listEntries(zip)
    const members = new Map<string, Buffer>()
    for (const entry of entries)
      if (isWanted(entry.fileName)) members.set(entry.fileName, await readEntry(zip, entry))
    return members
  } catch (error) {
    throw error instanceof VerbatimError ? error : damagedZip(error)
  } finally {
    zip.close()
  }
}

/** The failure of a Word file that is cut off or broken. */
export function damagedZip(cause?: unknown): VerbatimError {
  const message =
    'Expected a Word document that can be read, got one that is damaged or cut off. Copy, download or save it again and add the new file.'
  return new VerbatimError('damaged_document', message, { cause })
}

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) reject(damagedZip(error))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > mostMembers) throw tooLarge(`${zip.entryCount} parts`)
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    let expanded = 0
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      expanded += entry.uncompressedSize
      const refusal = refuse(entry, expanded)
      if (refusal) reject(refusal)
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function refuse(entry: Entry, expanded: number): VerbatimError | undefined {
  if (entry.generalPurposeBitFlag & 1) return encryptedWord()
  if (expanded > mostExpandedBytes) return tooLarge('more than 250 MB unpacked')
  const isBomb =
    entry.uncompressedSize > smallBytes && entry.uncompressedSize > entry.compressedSize * highestRatio
  return isBomb ? tooLarge('a part that unpacks to a thousand times its size') : undefined
}

/** The failure of a Word file that a password locks. */
export function encryptedWord(): VerbatimError {
  return new VerbatimError(
    'encrypted_document',
    'Expected a Word document that opens without a password, got one that asks for it. Save a copy without the password and add that.',
  )
}

function tooLarge(what: string): VerbatimError {
  return new VerbatimError(
    'too_large',
    `Expected a Word document of at most 250 MB unpacked and 10,000 parts, got one with ${what}. Split it, or save it again without pictures.`,
  )
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
