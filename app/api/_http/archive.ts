import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Originals } from '#db/originals.ts'
import type { Document } from '#lib/api/schemas.ts'
import { archiveNames } from '#lib/archive-names.ts'
import { VerbatimError } from '#lib/errors.ts'
import { bodyOf } from './file-stream.ts'

/** A file in an archive. */
interface Member {
  path: string
  name: string
  mtime: Date
  /** Not where the format is compressed in itself. */
  compress: boolean
}

/**
 * The originals of documents as one zip, made while it is sent: neither the archive nor any file is ever whole in memory.
 * @throws VerbatimError not_found, before anything is sent, when an original has gone from the data folder
 */
export async function archiveOf(documents: Document[], originals: Originals): Promise<Response> {
  const names = archiveNames(documents.map(({ name }) => name))
  const members = documents.map(
    ({ sha256, mediaType, createdAt }, index): Member => ({
      path: originals.path(sha256),
      name: names[index]!,
      mtime: new Date(createdAt),
      compress: mediaType.startsWith('text/'),
    }),
  )
  for (const { path, name } of members) await requireFile(path, name)
  return new Response(zipStream(members), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="documents.zip"',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}

async function requireFile(path: string, name: string): Promise<void> {
  await stat(path).catch((cause: unknown) => {
    throw new VerbatimError(
      'not_found',
      `The original of "${name}" is no longer in the data folder. Leave it out, or add the file again.`,
      { cause },
    )
  })
}

/** Opens one file after the other, each when its turn comes; a client that leaves closes the one that is open. */
function zipStream(members: Member[]): ReadableStream {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let open: ReadStream | undefined
  zip.on('error', (error: Error) => output.destroy(error))
  output.on('close', () => open?.destroy())
  for (const { path, name, mtime, compress } of members) {
    zip.addReadStreamLazy(name, { mtime, compress, mode: 0o100644 }, (start) => {
      open = createReadStream(path)
      start(undefined, open)
    })
  }
  zip.end()
  return bodyOf(output)
}
