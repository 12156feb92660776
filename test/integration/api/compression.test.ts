import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, type Server, startServer } from '../server.ts'

describe('scripts of the screens', () => {
  const chunks = join(root, '.next', 'static', 'chunks')
  let server: Server
  let name: string

  beforeAll(async () => {
    server = await startServer()
    name = (await readdir(chunks)).find((file) => file.endsWith('.js'))!
  })
  afterAll(() => server.stop())

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('come to a browser that accepts %s as %s, saying the same', async (accepted, encoding) => {
    const response = await fetch(`${server.url}/_next/static/chunks/${name}`, {
      headers: { 'accept-encoding': accepted },
    })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe(await readFile(join(chunks, name), 'utf8'))
  })
})
