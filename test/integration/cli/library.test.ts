import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AskResult, Document, SearchResult } from '#lib/api/schemas.ts'
import { runJson, runVerbatim } from './run-verbatim.ts'

const lease = `# Lease of the boathouse

## Rent

The rent is 640 pounds a month and is paid on the first day of each month.

## Notice

Either party may end this lease by giving nine months' written notice to the other party.
`

describe('the library from the command line', () => {
  let folder: string
  let data: string
  let added: { documents: Document[]; failed: { name: string; error: { code: string } }[] }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-cli-'))
    data = join(folder, 'data')
    const documents = join(folder, 'papers', 'deep')
    await mkdir(documents, { recursive: true })
    await writeFile(join(documents, 'lease.md'), lease)
    await writeFile(
      join(folder, 'papers', 'log.txt'),
      'The heron came back on the fourth of March, at dusk.\n',
    )
    await writeFile(join(folder, 'papers', '.hidden'), 'not this')
    await writeFile(join(folder, 'empty.txt'), '')
    added = await runJson(data, [
      'add',
      join(folder, 'papers'),
      join(folder, 'empty.txt'),
      join(folder, 'nowhere.pdf'),
    ])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('adds folders, waits until they are searchable, and reports each file that failed', () => {
    expect(added.documents.map(({ name, status }) => [name, status])).toEqual([
      ['lease.md', 'ready'],
      ['log.txt', 'ready'],
    ])
    expect(added.failed.map(({ error }) => error.code)).toEqual(['empty_document', 'not_found'])
  })

  it('adds the same bytes once', async () => {
    const again = await runJson<typeof added>(data, ['add', join(folder, 'papers', 'log.txt')])
    expect(again.documents.map(({ id }) => id)).toEqual([added.documents[1]!.id])
    expect((await runJson<{ documents: Document[] }>(data, ['list'])).documents).toHaveLength(2)
  })

  it('puts a changed file in the place of the one of its name', async () => {
    const changed = join(folder, 'changed', 'log.txt')
    await mkdir(join(folder, 'changed'))
    await writeFile(changed, 'The heron came back on the fifth of March, at dusk.\n')
    const replaced = await runJson<typeof added>(data, ['add', '--replace', changed])
    expect(replaced.documents.map(({ id }) => id)).toEqual([added.documents[1]!.id])
    expect((await runJson<{ documents: Document[] }>(data, ['list'])).documents).toHaveLength(2)
  })

  it('answers with the exact words, and searches', async () => {
    const asked = await runJson<AskResult>(data, ['ask', 'How much is the rent?'])
    expect(asked.outcome).toBe('answered')
    expect(asked.answers[0]!.text).toContain('640 pounds')
    const found = await runJson<SearchResult>(data, ['search', 'heron', '--mode', 'keyword', '--limit', '1'])
    expect(found.hits.map(({ documentName }) => documentName)).toEqual(['log.txt'])
  })

  it('keeps to the documents that are named', async () => {
    const log = added.documents[1]!.id
    const found = await runJson<SearchResult>(data, ['search', 'rent', '--document', log])
    expect(new Set(found.hits.map(({ documentId }) => documentId))).toEqual(new Set([log]))
    const unknown = await runVerbatim(data, ['ask', 'Who?', '--document', 'no-such-id'])
    expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining('not_found') })
  })

  it('shows, removes, and says what it does not know', async () => {
    const [, log] = added.documents
    expect(await runJson<Document>(data, ['show', log!.id])).toMatchObject({ name: 'log.txt' })
    expect(await runJson(data, ['remove', log!.id])).toEqual({ removed: [log!.id] })
    expect(await runVerbatim(data, ['show', log!.id])).toMatchObject({ status: 1, stdout: '' })
    const found = await runJson<SearchResult>(data, ['search', 'heron', '--mode', 'keyword'])
    expect(found.hits).toEqual([])
  })

  it('finds this installation sound', async () => {
    const { ok, checks } = await runJson<{
      ok: boolean
      checks: { name: string; ok: boolean; message: string }[]
    }>(data, ['doctor'])
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
  })
})
