import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { VerbatimError } from '#lib/errors.ts'
import { readTextFile } from './read-file.ts'
import type { EvaluationDocument } from './temporary-library.ts'

/** Grades by document key; only those above 0 are relevant. */
export type Relevance = Map<string, number>

export interface BeirSet {
  documents: EvaluationDocument[]
  queries: { id: string; text: string; relevance: Relevance }[]
}

const rowSchema = z.object({ _id: z.coerce.string(), text: z.string(), title: z.string().optional() })

/**
 * Reads a retrieval set in BEIR's layout: corpus.jsonl, queries.jsonl, and qrels.tsv or qrels/*.tsv with or without a header.
 * Queries without a judgement are left out, as BEIR does.
 * @throws VerbatimError not_found, invalid_input
 */
export async function readBeir(directory: string): Promise<BeirSet> {
  const corpus = await readRows(join(directory, 'corpus.jsonl'))
  const queries = await readRows(join(directory, 'queries.jsonl'))
  const judgements = await readJudgements(directory)
  return {
    documents: corpus.map(({ _id, text, title }) => ({
      key: _id,
      text: title ? `${title}\n\n${text}` : text,
    })),
    queries: queries.flatMap(({ _id, text }) => {
      const relevance = judgements.get(_id)
      return relevance ? [{ id: _id, text, relevance }] : []
    }),
  }
}

async function readRows(path: string): Promise<z.infer<typeof rowSchema>[]> {
  const lines = (await readTextFile(path)).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const row = rowSchema.safeParse(parseJson(line))
    if (!row.success)
      throw new VerbatimError('invalid_input', `Expected _id and text in line ${index + 1} of ${path}.`)
    return row.data
  })
}

async function readJudgements(directory: string): Promise<Map<string, Relevance>> {
  const judgements = new Map<string, Relevance>()
  for (const path of await judgementFiles(directory)) {
    for (const line of (await readTextFile(path)).split('\n')) {
      const [query, document, grade] = fields(line)
      if (query === undefined || document === undefined || !(Number(grade) > 0)) continue
      const relevance = judgements.get(query) ?? new Map()
      judgements.set(query, relevance.set(document, Number(grade)))
    }
  }
  if (judgements.size === 0)
    throw new VerbatimError('invalid_input', `Expected judgements in ${directory}/qrels, found none.`)
  return judgements
}

/** "query document grade", or TREC's "query 0 document grade"; a header's grade is no number and falls out. */
function fields(line: string): (string | undefined)[] {
  const columns = line.trim().split('\t')
  return columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns
}

async function judgementFiles(directory: string): Promise<string[]> {
  const folder = join(directory, 'qrels')
  const names = await readdir(folder).catch(() => undefined)
  if (!names) return [join(directory, 'qrels.tsv')]
  return names
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => join(folder, name))
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
