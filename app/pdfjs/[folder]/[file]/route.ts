import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileStream } from '../../../api/_http/file-stream.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** The folders of pdf.js from which the browser may need a file: its worker, character maps, fonts, decoders. */
const folders = ['build', 'cmaps', 'iccs', 'standard_fonts', 'wasm']
/** Plain names only, so that no path leads out of the folder. */
const fileName = /^[\w-]+(\.[\w-]+)*$/

const contentTypes: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
}

/** Serves pdf.js's own files from the installed package, so that reading a PDF asks nothing of any other server. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ folder: string; file: string }> },
): Promise<Response> {
  const { folder, file } = await params
  if (!folders.includes(folder) || !fileName.test(file)) return new Response(null, { status: 404 })
  const path = join(process.cwd(), 'node_modules', 'pdfjs-dist', folder, file)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return new Response(null, { status: 404 })
  const headers = {
    'content-type': contentTypes[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'content-length': String(found.size),
    'cache-control': 'public, max-age=3600',
  }
  return new Response(fileStream(path), { headers })
}
