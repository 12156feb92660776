import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'

const refusal = (env: Record<string, string>): VerbatimError => {
  try {
    loadConfig(env)
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(VerbatimError)
    return thrown as VerbatimError
  }
  throw new Error('Expected the setting to be refused.')
}

describe('loadConfig', () => {
  it('has a default for every setting', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: resolve('data'),
      allowedHosts: [],
    })
  })

  it('takes what is set and treats empty values as not set', () => {
    const env = {
      PORT: '8080',
      HOST: '',
      VERBATIM_MAX_UPLOAD_MB: '5',
      VERBATIM_ALLOWED_HOSTS: 'Books.example, notes.test',
    }
    expect(loadConfig(env)).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      maxUploadBytes: 5_000_000,
      allowedHosts: ['books.example', 'notes.test'],
    })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['VERBATIM_MAX_UPLOAD_MB', '1e3'],
    ['VERBATIM_THREADS', '0'],
    ['VERBATIM_LOG_LEVEL', 'loud'],
    ['VERBATIM_ALLOWED_HOSTS', 'https://books.example'],
  ])('refuses %s=%s in one sentence that names both', (name, value) => {
    const error = refusal({ [name]: value })
    expect(error.code).toBe('invalid_setting')
    expect(error.message).toContain(name)
    expect(error.message).toContain(`got "${value}"`)
    expect(error.message.split('. ')).toHaveLength(1)
  })

  it('refuses heartbeats that are too rare for the lease', () => {
    expect(refusal({ VERBATIM_LEASE_SECONDS: '2', VERBATIM_HEARTBEAT_MS: '1500' }).message).toContain(
      'VERBATIM_HEARTBEAT_MS',
    )
  })
})
