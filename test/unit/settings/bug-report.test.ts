import { describe, expect, it } from 'vitest'
import { type ReportFacts, writeBugReport } from '../../../app/_components/settings/bug-report.ts'

const facts: ReportFacts = {
  versions: {
    product: '1.2.3',
    node: '20.20.2',
    platform: 'linux x64',
    sqlite: '3.50.1',
    sqliteVec: '0.1.9',
    modelRuntime: '1.30.0',
  },
  models: [{ role: 'reader', name: 'verbatim-reader', version: 3, modelKey: 'reader-key', state: 'loaded' }],
  otherModels: [],
  library: {
    documents: 3,
    ready: 1,
    passages: 12,
    pending: 0,
    failures: { damaged_document: 2 },
    lackingEmbeddings: 1,
  },
  storage: { database: 2_000_000, unused: 300_000, originals: 500, other: 0, free: 73_000_000_000 },
  failures: [],
  privateFolders: [
    ['/home/anna/papers/data', '<data folder>'],
    ['/home/anna', '~'],
  ],
}
const browser = { userAgent: 'Browser/1', width: 1440, height: 900, theme: 'dark' }

describe('bug report', () => {
  it('says what runs, how much there is and what is wrong', () => {
    const checks = [
      { name: 'disk', ok: false, message: 'Only 0.1 GB free.' },
      { name: 'index', ok: true, message: 'sound' },
    ]
    expect(writeBugReport(facts, { ok: false, checks }, browser)).toBe(
      [
        'Verbatim 1.2.3',
        'Node 20.20.2, linux x64',
        'SQLite 3.50.1, sqlite-vec 0.1.9, ONNX Runtime 1.30.0',
        '',
        'Models',
        '  reader verbatim-reader 3, reader-key, loaded',
        '',
        'Library',
        '  documents 3, ready 1, jobs 0, passages 12',
        '  failed with damaged_document: 2',
        '  without embeddings: 1',
        '',
        'Storage',
        '  database 2.0 MB, unused 300 kB, originals 500 B, other 0 B, free 73.0 GB',
        '',
        'Checks',
        '  BROKEN disk: Only 0.1 GB free.',
        '  ok     index',
        '',
        'Browser',
        '  Browser/1',
        '  1440 x 900, dark colours',
        '',
      ].join('\n'),
    )
  })

  it('tells no path that says whose computer it is', () => {
    const message = 'Expected a folder at /home/anna/papers/data/originals or /home/anna/models.'
    const failures = ['/home/anna/papers/data cannot be read.']
    const report = writeBugReport(
      { ...facts, failures },
      { ok: false, checks: [{ name: 'data folder', ok: false, message }] },
      browser,
    )
    expect(report).not.toContain('anna')
    expect(report).toContain('at <data folder>/originals or ~/models.')
    expect(report).toContain('<data folder> cannot be read.')
  })

  it('says so when checks are not made yet, and leaves out what could not be read', () => {
    const report = writeBugReport({ failures: [], privateFolders: [] }, undefined, browser)
    expect(report).toContain('Checks\n  not made yet')
    expect(report).not.toContain('Library')
  })
})
