import { describe, expect, it } from 'vitest'
import { checkOrigin } from '../../../app/api/_http/origin.ts'

const local = { host: '127.0.0.1', allowedHosts: ['books.example'] }
const request = (headers: Record<string, string>, method = 'POST'): Request =>
  new Request('http://127.0.0.1:3000/api/ask', { method, headers })

describe('checkOrigin', () => {
  it.each<Record<string, string>>([
    { host: '127.0.0.1:3000' },
    { host: 'localhost:3000', origin: 'http://localhost:3000' },
    { host: '[::1]:3000', origin: 'http://[::1]:3000', 'sec-fetch-site': 'same-origin' },
    { host: 'books.example', origin: 'https://books.example' },
    { host: 'LOCALHOST' },
  ])('lets %o through', (headers) => {
    expect(() => checkOrigin(request(headers), local)).not.toThrow()
  })

  it.each<Record<string, string>>([
    { host: 'evil.example' },
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: '127.0.0.1.evil.example:3000' },
    { host: '10.0.0.7:3000' },
    { host: '' },
    { host: '127.0.0.1:3000', origin: 'https://evil.example' },
    { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:4000' },
    { host: '127.0.0.1:3000', origin: 'null' },
    { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' },
  ])('refuses %o', (headers) => {
    expect(() => checkOrigin(request(headers), local)).toThrow(
      expect.objectContaining({ code: 'forbidden_origin' }),
    )
  })

  it('lets a link on another site open what is only read', () => {
    expect(() =>
      checkOrigin(request({ host: 'localhost', 'sec-fetch-site': 'cross-site' }, 'GET'), local),
    ).not.toThrow()
  })

  it('lets bare addresses through when listening on all of them, names never', () => {
    const everywhere = { host: '0.0.0.0', allowedHosts: [] }
    expect(() => checkOrigin(request({ host: '192.168.0.4:3000' }), everywhere)).not.toThrow()
    expect(() => checkOrigin(request({ host: 'evil.example:3000' }), everywhere)).toThrow()
  })
})
