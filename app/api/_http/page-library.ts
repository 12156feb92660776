import { headers } from 'next/headers'
import { type Library, library } from './library.ts'
import { checkOrigin } from './origin.ts'

/**
 * The library for a page that is made on the server. What it shows is as private as what HTTP hands out, so the same names are
 * asked for.
 * @throws VerbatimError forbidden_origin
 */
export async function pageLibrary(): Promise<Library> {
  const current = await library()
  checkOrigin({ method: 'GET', headers: await headers() }, current.config)
  return current
}
