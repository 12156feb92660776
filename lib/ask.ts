import type { Scope, Store } from '#db/store.ts'
import type { Calibration } from '#lib/answer/calibration.ts'
import { type Candidate, type ReadPassage, rankCandidates } from '#lib/answer/candidates.ts'
import { sentenceAround } from '#lib/answer/context.ts'
import { type AnswerGroup, groupAnswers, wordsOf } from '#lib/answer/group-answers.ts'
import { spokenRows } from '#lib/answer/spoken-rows.ts'
import type { Answer, AskRequest, AskResult, Hit } from '#lib/api/schemas.ts'
import { readPassage } from '#lib/bert/read-passage.ts'
import { readWithRows } from '#lib/bert/read-table-rows.ts'
import type { Reader } from '#lib/bert/reader.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import { wordCoverage } from '#lib/search/match-words.ts'
import { retrieve, type SearchContext } from '#lib/search/retrieve.ts'
import { toHits } from '#lib/search/search.ts'

export interface AskContext extends SearchContext {
  reader: Reader
  calibration: Calibration
}

/** Passages read for each question: on carved training articles six bring no better answers, and take half as long again. */
export const passagesToRead = 4
/** Spans kept of each passage. */
const spansPerPassage = 3
/** Answers beside the first are shown down to this share of its threshold: less than that only distracts. */
const secondaryShare = 0.5

/** A question asked of the library: what was found, what was read in it, and every candidate. */
export interface Asked {
  hits: Hit[]
  /** Highest confidence first. */
  candidates: Candidate<Hit>[]
  timing: { totalMs: number; retrieveMs: number; readMs: number; [stage: string]: number }
}

/**
 * Answers a question from the library: question -> search -> read -> answer.
 * @returns outcome `no_answer` with the closest passages when the best candidate's confidence is below the threshold
 */
export async function ask(request: AskRequest, context: AskContext): Promise<AskResult> {
  const { question, limit, documentIds } = request
  const { hits, candidates, timing } = await askLibrary(
    question,
    { documentIds },
    Math.max(limit, passagesToRead),
    context,
  )
  const isEmpty = hits.length === 0 && (await context.store.counts()).passages === 0
  const answers = isEmpty ? [] : surelyAnswered(candidates, context.calibration.ask.threshold)
  const outcome = isEmpty ? 'empty_library' : answers.length > 0 ? 'answered' : 'no_answer'
  return {
    question,
    outcome,
    answers: await Promise.all(answers.slice(0, limit).map((group) => toAnswer(group, context.store))),
    hits: hits.slice(0, limit),
    timing,
  }
}

/** Retrieves and reads without deciding: what `ask`, its evaluation and its calibration share. */
export async function askLibrary(
  question: string,
  scope: Scope,
  limit: number,
  context: AskContext,
): Promise<Asked> {
  const started = context.clock()
  const retrieved = await retrieve(question, 'hybrid', scope, context)
  const hits = await toHits(question, retrieved, limit, context)
  const retrievedAt = context.clock()
  const read = await readHits(question, hits.slice(0, passagesToRead), context.reader)
  const candidates = rankCandidates(read, context.calibration.ask)
  const finished = context.clock()
  return {
    hits,
    candidates,
    timing: {
      totalMs: finished - started,
      retrieveMs: retrievedAt - started,
      readMs: finished - retrievedAt,
      ...retrieved.timing,
    },
  }
}

async function readHits(question: string, hits: Hit[], reader: Reader): Promise<ReadPassage<Hit>[]> {
  const read: ReadPassage<Hit>[] = []
  const rows = spokenRows(question, hits)
  const isAboutRows = rows.some((ofPassage) => ofPassage.length > 0)
  for (const [index, hit] of hits.entries()) {
    const spans = isAboutRows
      ? await readWithRows(reader, question, hit, rows[index]!, spansPerPassage)
      : (await readPassage(reader, question, hit.text, spansPerPassage)).spans
    const columns = (hit.tables ?? []).flatMap(({ header }) => header)
    const words = [hit.documentName, ...hit.headingPath, ...columns, hit.text]
    const coverage = wordCoverage(question, words.join(' '))
    read.push({
      passage: hit,
      fused: hit.scores.fused,
      similarity: hit.similarity,
      coverage,
      spans,
    })
  }
  return read
}

function surelyAnswered(candidates: Candidate<Hit>[], threshold: number): AnswerGroup<Hit>[] {
  const groups = groupAnswers(candidates)
  const isAnswered = groups[0] !== undefined && groups[0].best.confidence >= threshold
  return isAnswered ? groups.filter(({ best }) => best.confidence >= threshold * secondaryShare) : []
}

async function toAnswer({ best, elsewhere }: AnswerGroup<Hit>, store: Store): Promise<Answer> {
  const { passage, confidence, spanScore, nullScore, fused } = best
  const context = sentenceAround(splitSentences(passage.text), best)
  return {
    ...place(best),
    text: wordsOf(best),
    headingPath: passage.headingPath,
    pageNumber: await pageOf(best, store),
    passageId: passage.passageId,
    confidence,
    context: {
      text: passage.text.slice(context.start, context.end),
      start: passage.start + context.start,
      end: passage.start + context.end,
    },
    scores: { span: spanScore, null: nullScore, retrieval: fused },
    alsoFoundIn: elsewhere.map(place),
  }
}

/** Where the words stand: a passage may begin on a page before. */
async function pageOf({ passage, start, end }: Candidate<Hit>, store: Store): Promise<number | undefined> {
  if (passage.pageNumber === undefined) return undefined
  const span = { start: passage.start + start, end: passage.start + end }
  const [first] = await store.getPages(passage.documentId, span)
  return first?.number ?? passage.pageNumber
}

function place({ passage, start, end }: Candidate<Hit>): Answer['alsoFoundIn'][number] {
  const { documentId, documentName } = passage
  return { documentId, documentName, start: passage.start + start, end: passage.start + end }
}
