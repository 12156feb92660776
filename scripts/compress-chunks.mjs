import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)

/**
 * Lays a brotli copy of every script and style sheet of a build beside them, in `static/brotli` under the same names. Node's
 * default is the densest quality, which takes too long for every answer anew.
 * @param distDirectory where `next build` has put them
 */
export async function compressChunks(distDirectory) {
  const from = join(distDirectory, 'static', 'chunks')
  const to = join(distDirectory, 'static', 'brotli')
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(
    names.map(async (name) => writeFile(join(to, name), await compress(await readFile(join(from, name))))),
  )
}
