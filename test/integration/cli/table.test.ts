import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { type Table, tableSchema } from '#lib/api/tables.ts'
import { runJson, runVerbatim } from './run-verbatim.ts'

const leases = {
  'boathouse.md': 'The rent of the boathouse is 640 pounds a month.\n\nThe landlord is Ada Marsh.\n',
  'stable.md': 'The rent of the stable is 310 pounds a month.\n',
}
const questions = '# A lease abstract\n\nWhat is the rent a month?\nWho is the landlord?\n'

describe('a table from the command line', () => {
  let folder: string
  let data: string
  let file: string
  let documents: Document[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-table-'))
    data = join(folder, 'data')
    file = join(folder, 'lease questions.txt')
    await writeFile(file, questions)
    const paths = Object.entries(leases).map(async ([name, text]) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    })
    const added = await runJson<{ documents: Document[] }>(data, ['add', ...(await Promise.all(paths))])
    documents = added.documents
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('asks every document every question: the exact words, or that it is not stated', async () => {
    const table = tableSchema.parse(await runJson<Table>(data, ['table', '--questions', file]))
    expect(table.questions).toEqual(['What is the rent a month?', 'Who is the landlord?'])
    expect(table.rows.map(({ documentName }) => documentName).sort()).toEqual(Object.keys(leases))
    const cellsOf = (name: string) => table.rows.find(({ documentName }) => documentName === name)!.cells
    for (const [name, rent] of [
      ['boathouse.md', '640'],
      ['stable.md', '310'],
    ] as const) {
      const [cell] = cellsOf(name)
      if (cell?.status !== 'answered') throw new Error(`Expected the rent of ${name}, got ${cell?.status}.`)
      expect(cell.text).toContain(rent)
      expect(leases[name].slice(cell.start, cell.end)).toBe(cell.text)
    }
    expect(cellsOf('boathouse.md')[1]).toMatchObject({ status: 'answered', text: 'Ada Marsh' })
    expect(cellsOf('stable.md')[1]).toEqual({ status: 'not_stated' })
  })

  it('reads questions from standard input, and keeps to the documents that are named', async () => {
    const { id } = documents.find(({ name }) => name === 'stable.md')!
    const args = ['table', '--questions', '-', '--document', id, '--format', 'csv']
    const { stdout, status } = await runVerbatim(data, args, 'Who is the landlord?\n')
    expect(status).toBe(0)
    expect(stdout).toBe(
      'Document,Who is the landlord?,Source: Who is the landlord?\r\nstable.md,Not stated,\r\n',
    )
  })

  it('writes Markdown unless told otherwise', async () => {
    const { stdout } = await runVerbatim(data, ['table', '--questions', file])
    expect(stdout).toMatch(/^\| Document \| What is the rent a month\? \| Who is the landlord\? \|\n/)
    expect(stdout).toContain('| *Not stated* |')
  })

  it.each([
    { args: [], input: '', status: 2, says: 'Expected --questions' },
    { args: ['--questions', '-'], input: '# none\n', status: 2, says: 'Expected at least one question' },
    { args: ['--questions', '-'], input: `Who?\n${'x'.repeat(2_000)}`, status: 2, says: 'Question 2: ' },
    { args: ['--questions', '-', '--format', 'pdf'], input: 'Who?', status: 2, says: 'csv, json or md' },
    {
      args: ['--questions', 'no-such-file.txt'],
      input: '',
      status: 1,
      says: 'Expected a readable file at',
    },
    {
      args: ['--questions', '-', '--document', 'none'],
      input: 'Who?',
      status: 1,
      says: 'no document with the id',
    },
  ])('says what was expected: $says', async ({ args, input, status, says }) => {
    const finished = await runVerbatim(data, ['table', ...args], input)
    expect(finished.status).toBe(status)
    expect(finished.stderr).toContain(says)
  })
})
