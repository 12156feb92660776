import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadResult } from '#lib/read.ts'
import { runJson, runVerbatim } from './run-verbatim.ts'

describe('the command line', () => {
  let data: string
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'verbatim-cli-'))
  })
  afterAll(() => rm(data, { recursive: true, force: true }))

  it.each([
    { args: [], what: 'no verb' },
    { args: ['conjure'], what: 'an unknown verb' },
    { args: ['ask'], what: 'no question' },
    { args: ['ask', 'Who?', '--limit', '0'], what: 'a limit out of bounds' },
    { args: ['search', 'x', '--mode', 'psychic'], what: 'an unknown mode' },
    { args: ['list', '--colour'], what: 'an unknown option' },
    { args: ['ask', 'x'.repeat(10_000)], what: 'a question of 10,000 characters' },
  ])('exits 2 and says what was expected: $what', async ({ args }) => {
    const { status, stderr, stdout } = await runVerbatim(data, args)
    expect(status).toBe(2)
    expect(stderr + stdout).toMatch(/verbatim/)
  })

  it('explains itself', async () => {
    const { status, stdout } = await runVerbatim(data, ['--help'])
    expect(status).toBe(0)
    for (const verb of ['add', 'ask', 'eval retrieval', 'doctor']) expect(stdout).toContain(verb)
  })

  it.each([
    ['ask', 'verbatim ask QUESTION [--limit LIMIT] [--document ID]… [--json] [--help]'],
    ['add', 'verbatim add [--replace] PATH… [--json] [--help]'],
    ['read', 'verbatim read --question QUESTION FILE [--json] [--help]'],
    [
      'search',
      'verbatim search QUERY [--limit LIMIT] [--document ID]… [--mode hybrid|keyword|vector] [--json] [--help]',
    ],
    ['table', 'verbatim table --questions FILE [--document ID]… [--format md|csv|json] [--json] [--help]'],
    ['list', 'verbatim list [--json] [--help]'],
  ])('names each option of %s once, and what it takes', async (verb, usage) => {
    expect((await runVerbatim(data, [verb, '--help'])).stdout.split('\n')[0]).toBe(`Usage: ${usage}`)
  })

  it.each([['read', '--question', 'Who?'], ['tag'], ['table', '--questions']])(
    'says of a file that it cannot read which one, and why: %s',
    async (...args) => {
      const { status, stderr } = await runVerbatim(data, [...args, 'no-such-file.txt'])
      expect(status).toBe(1)
      expect(stderr).toMatch(/Expected a readable file at "no-such-file.txt": .*no such file.*\(not_found\)/)
    },
  )

  // Linux has a file that anybody may name and nobody can read.
  it.runIf(process.platform === 'linux')('adds what it can read, and says which file it cannot', async () => {
    const { failed } = await runJson<{
      failed: { name: string; error: { code: string; message: string } }[]
    }>(data, ['add', '/proc/self/mem'])
    expect(failed).toMatchObject([
      {
        error: {
          code: 'not_found',
          message: expect.stringMatching(/Expected a readable file at "\/proc\/self\/mem"/),
        },
      },
    ])
  })

  it('prints one JSON document on standard output, failures too', async () => {
    const failure = await runJson<{ error: { code: string; message: string } }>(data, ['show', 'no-such-id'])
    expect(failure.error.code).toBe('not_found')
  })

  it('reads a text from standard input', async () => {
    const text = 'The ferry leaves at seven in the evening. It carries forty cars.'
    const result = await runJson<ReadResult>(
      data,
      ['read', '--question', 'When does the ferry leave?', '-'],
      text,
    )
    const [best] = result.answers
    expect(best!.text).toContain('seven')
    expect(text.slice(best!.start, best!.end)).toBe(best!.text)
    expect(result.noAnswer).toBe(false)
  })
})
