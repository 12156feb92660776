import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJson, runVerbatim } from './run-verbatim.ts'

const mill = 'The mill was built in 1787 by a cooper named Ansel. Its wheel turns clockwise.'
const ferry = 'The ferry leaves at seven in the evening. It carries forty cars.'
const rows = [
  {
    id: 'q1',
    question: 'When was the mill built?',
    context: mill,
    answers: [{ text: '1787', start: 22 }],
    title: 'mill',
  },
  {
    id: 'q2',
    question: 'When does the ferry leave?',
    context: ferry,
    answers: [{ text: 'seven in the evening', start: 20 }],
    title: 'ferry',
  },
  { id: 'q3', question: 'What does a ticket cost?', context: ferry, answers: [], title: 'ferry' },
]
interface LongFigures {
  lengths: { words: number; documents: number; product: number; byDepth: unknown[] }[]
}
const asLines = (some: object[]) => some.map((row) => JSON.stringify(row)).join('\n')

describe('evaluation from the command line', () => {
  let folder: string
  let data: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-eval-'))
    data = join(folder, 'data')
    await writeFile(join(folder, 'answerable.jsonl'), asLines(rows.slice(0, 2)))
    await writeFile(join(folder, 'all.jsonl'), asLines(rows))
    const paragraphs = rows.map(({ context, id, question, answers }) => ({
      context,
      qas: [{ id, question, answers: answers.map(({ text, start }) => ({ text, answer_start: start })) }],
    }))
    await writeFile(
      join(folder, 'squad.json'),
      JSON.stringify({ version: 'v2.0', data: [{ title: 'x', paragraphs }] }),
    )
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('scores the reader: always answered where every question has an answer', async () => {
    const result = await runJson<Record<string, number>>(data, [
      'eval',
      'reader',
      join(folder, 'answerable.jsonl'),
    ])
    expect(result).toMatchObject({ total: 2, hasAnswer: { total: 2 }, noAnswer: { total: 0 } })
    expect(result.f1).toBeGreaterThan(60)
  })

  it('reads SQuAD JSON as well, and counts the unanswerable apart', async () => {
    const lines = await runJson<Record<string, unknown>>(data, ['eval', 'reader', join(folder, 'all.jsonl')])
    const squad = await runJson<Record<string, unknown>>(data, ['eval', 'reader', join(folder, 'squad.json')])
    expect({ ...squad, seconds: 0 }).toEqual({ ...lines, seconds: 0 })
    expect(squad).toMatchObject({ total: 3, noAnswer: { total: 1 } })
  })

  it('asks a fresh library, and the same without the article', async () => {
    const path = join(folder, 'answerable.jsonl')
    const present = await runJson<Record<string, unknown>>(data, ['eval', 'ask', path])
    expect(present).toMatchObject({ total: 2, passageRecall: { '1': 100, '5': 100 } })
    const absent = await runJson<{ total: number; passageRecall: Record<string, number> }>(data, [
      'eval',
      'ask',
      path,
      '--absent',
    ])
    expect(absent).toMatchObject({ total: 2, passageRecall: { '1': 0, '5': 0 } })
  })

  it('plants answers in long documents, at their beginning, their end and between', async () => {
    const path = join(folder, 'answerable.jsonl')
    const filler = Array.from({ length: 8 }, (_, index) => ({
      id: `filler-${index}`,
      question: 'What follows?',
      context: `Chapter ${index} tells of hills. ${'It rained for long on meadows and on roofs. '.repeat(3)}`,
      answers: [],
      title: 'weather',
    }))
    await writeFile(path.replace('answerable', 'long'), asLines([...rows.slice(0, 2), ...filler]))
    const result = await runJson<LongFigures>(data, [
      'eval',
      'long-documents',
      path.replace('answerable', 'long'),
      '--lengths',
      '100,200',
      '--questions',
      '2',
    ])
    expect(result.lengths.map(({ words, documents }) => [words, documents])).toEqual([
      [100, 20],
      [200, 20],
    ])
    for (const { product, byDepth } of result.lengths) {
      expect(byDepth).toHaveLength(10)
      expect(product).toBeGreaterThan(60)
    }
  })

  it('ranks documents by their best passage', async () => {
    const directory = join(folder, 'beir')
    await mkdir(join(directory, 'qrels'), { recursive: true })
    await writeFile(
      join(directory, 'corpus.jsonl'),
      asLines([
        { _id: 'mill', title: '', text: mill },
        { _id: 'ferry', text: ferry },
      ]),
    )
    await writeFile(
      join(directory, 'queries.jsonl'),
      asLines([
        { _id: '1', text: 'When was the mill built?' },
        { _id: '2', text: 'no judgement' },
      ]),
    )
    await writeFile(
      join(directory, 'qrels', 'test.tsv'),
      'query-id\tcorpus-id\tscore\n1\tmill\t1\n1\tferry\t0\n',
    )
    const result = await runJson<{
      queries: number
      modes: Record<string, { recall: Record<string, number> }>
    }>(data, ['eval', 'retrieval', directory])
    expect(result.queries).toBe(1)
    for (const mode of ['hybrid', 'keyword', 'vector']) expect(result.modes[mode]!.recall['1']).toBe(100)
  })

  it('names the line that is no question', async () => {
    await writeFile(join(folder, 'broken.jsonl'), `${JSON.stringify(rows[0])}\n{"id": 1}\n`)
    const { status, stderr } = await runVerbatim(data, ['eval', 'reader', join(folder, 'broken.jsonl')])
    expect(status).toBe(1)
    expect(stderr).toMatch(/line 2/)
  })

  it('fits confidence and thresholds on labelled questions, and stores them beside the reader', async () => {
    const models = join(folder, 'models')
    await cp('models', models, { recursive: true })
    const stored = join(models, 'verbatim-reader', 'calibration.json')
    const before = JSON.parse(await readFile(stored, 'utf8'))
    const annotated = { ...rows[0]!, answers: [{ text: '1787' }, { text: 'in 1787' }, { text: 'long ago' }] }
    await writeFile(join(folder, 'annotated.jsonl'), asLines([annotated]))
    const files = [join(folder, 'all.jsonl'), '--annotators', join(folder, 'annotated.jsonl')]
    const fitted = await runJson(data, ['calibrate', ...files], '', { VERBATIM_MODELS: models })
    expect(JSON.parse(await readFile(stored, 'utf8'))).toEqual(fitted)
    expect(fitted).toMatchObject({
      readerModelKey: before.readerModelKey,
      read: { nullThreshold: expect.any(Number) },
      ask: { features: before.ask.features, threshold: expect.any(Number) },
    })
  })

  it('says that entities and tone need a tagger where there is none', async () => {
    const models = join(folder, 'models-without-tagger')
    for (const name of ['verbatim-retriever', 'verbatim-reader'])
      await cp(join('models', name), join(models, name), { recursive: true })
    await writeFile(join(folder, 'mill.txt'), mill)
    const env = { VERBATIM_MODELS: models }
    const failure = await runJson(data, ['tag', join(folder, 'mill.txt')], '', env)
    expect(failure).toMatchObject({
      error: { code: 'model_missing', message: expect.stringContaining('"tagger"') },
    })
  })

  it('tags a file, and scores names and tone on labelled ones', async () => {
    await writeFile(join(folder, 'people.txt'), 'Maria Keller lives in Oslo. She loves it there!')
    const tags = await runJson<{ entities: { type: string; text: string; start: number }[] }>(data, [
      'tag',
      join(folder, 'people.txt'),
    ])
    expect(tags).toMatchObject({
      entities: [
        { type: 'PER', text: 'Maria Keller', start: 0, end: 12 },
        { type: 'LOC', text: 'Oslo', start: 22, end: 26 },
      ],
      passages: [{ start: 0, sentiment: 'positive' }],
    })
    const conll = 'Maria\tB-PER\nKeller\tI-PER\nlives\tO\nin\tO\nOslo\tB-LOC\n.\tO\n'
    await writeFile(join(folder, 'people.conll'), `${conll}\n${conll}`)
    expect(await runJson(data, ['eval', 'entities', join(folder, 'people.conll')])).toMatchObject({
      sentences: 2,
      f1: 100,
      byType: { PER: { f1: 100, annotated: 2 }, LOC: { f1: 100, annotated: 2 } },
    })
    await writeFile(join(folder, 'tone.tsv'), 'positive\tShe loves it.\nnegative\tShe hates it.\n')
    expect(await runJson(data, ['eval', 'sentiment', join(folder, 'tone.tsv')])).toEqual({
      total: 2,
      macroF1: 100,
      macroRecall: 100,
      accuracy: 100,
    })
  })

  it.each([
    ['eval entities', 'Ansel\tB-PER\nbuilt\n', 'line 2'],
    ['eval sentiment', 'positive\tA fine mill.\nno label here\n', 'line 2'],
  ])('names the line that %s cannot read', async (verb, content, line) => {
    const path = join(folder, 'labelled.tsv')
    await writeFile(path, content)
    const failure = await runJson(data, [...verb.split(' '), path])
    expect(failure).toMatchObject({
      error: { code: 'invalid_input', message: expect.stringContaining(line) },
    })
  })
})
