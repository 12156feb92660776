import { VerbatimError } from '#lib/errors.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import type { EvaluationQuestion } from './read-questions.ts'

/** A text of a wanted length in which some passages with their questions stand at a wanted place. */
export interface LongDocument {
  /** The length that was asked for; the text has at least so many, and at most a passage more. */
  words: number
  /** 0 for the beginning of the text, 1 for its end. */
  depth: number
  text: string
  questions: EvaluationQuestion[]
}

/** A passage with its questions. */
interface Planted {
  article: string
  context: string
  questions: EvaluationQuestion[]
}

/** Most questions taken of one passage, so that the figures rest on many. */
const questionsOfPassage = 5
/** Passages planted together are at most this share of a document, so that they stand at one depth. */
const plantedShare = 0.05
/** And no more than these: the rest of the text is of other articles, of which enough must be left. */
const plantedAtMost = 16
/** For reckoning how many passages make up a share of a text. */
const wordsOfPassage = 125

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/**
 * Plants the same answers at each depth of documents of one length. What surrounds them is of other articles, and the same at
 * each depth, so that only the place differs. The sample is the same every time.
 * @param count questions, at each depth
 * @param depths each 0 to 1
 * @throws VerbatimError invalid_input where questions lack articles, or there is too little text or too few questions
 */
export function plantAnswers(
  all: EvaluationQuestion[],
  { count, words, depths }: { count: number; words: number; depths: number[] },
): LongDocument[] {
  const planted = choosePassages(all, count)
  const together = Math.min(plantedAtMost, Math.max(1, Math.floor((words * plantedShare) / wordsOfPassage)))
  const passages = [...new Map(all.map(({ context, article }) => [context, article!]))]
  const documents: LongDocument[] = []
  for (let first = 0; first < planted.length; first += together) {
    const group = planted.slice(first, first + together)
    const around = surroundings(group, passages, words, first)
    for (const depth of depths) {
      documents.push({
        words,
        depth,
        text: insert(group, around, depth),
        questions: group.flatMap(({ questions }) => questions),
      })
    }
  }
  return documents
}

/** Passages of many articles in turn, so that those planted together are of different ones, with `count` questions in all. */
function choosePassages(all: EvaluationQuestion[], count: number): Planted[] {
  const rounds = roundsOfArticles(
    seededSample([...answerableByContext(all).values()], Number.MAX_SAFE_INTEGER),
  )
  const chosen: Planted[] = []
  let left = count
  for (const passage of rounds) {
    if (left === 0) break
    const questions = seededSample(passage.questions, Math.min(left, questionsOfPassage))
    chosen.push({ ...passage, questions })
    left -= questions.length
  }
  if (left > 0) {
    throw new VerbatimError(
      'invalid_input',
      `Expected at least ${count} answerable questions, at most ${questionsOfPassage} a passage; the file has ${count - left}. Give a larger file, or fewer --questions.`,
    )
  }
  return chosen
}

function answerableByContext(all: EvaluationQuestion[]): Map<string, Planted> {
  const byContext = new Map<string, Planted>()
  for (const question of all) {
    const { article, context } = question
    if (article === undefined) {
      throw new VerbatimError(
        'invalid_input',
        `Long documents are made of several articles: expected one ("title") with every question; "${question.id}" has none.`,
      )
    }
    if (question.answers.length === 0) continue
    const passage = byContext.get(context) ?? { article, context, questions: [] }
    passage.questions.push(question)
    byContext.set(context, passage)
  }
  return byContext
}

/** The first of each article, then the second of each, and so on. */
function roundsOfArticles(passages: Planted[]): Planted[] {
  const seen = new Map<string, number>()
  return passages
    .map((passage) => {
      const round = seen.get(passage.article) ?? 0
      seen.set(passage.article, round + 1)
      return { passage, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ passage }) => passage)
}

function surroundings(
  group: Planted[],
  passages: [context: string, article: string][],
  words: number,
  seed: number,
): string[] {
  const own = new Set(group.map(({ article }) => article))
  const others = passages.flatMap(([context, article]) => (own.has(article) ? [] : [context]))
  const around: string[] = []
  let left = words - group.reduce((sum, { context }) => sum + countWords(context), 0)
  for (const context of seededSample(others, others.length, seed)) {
    if (left <= 0) return around
    around.push(context)
    left -= countWords(context)
  }
  if (left <= 0) return around
  throw new VerbatimError(
    'invalid_input',
    `Expected text of other articles for a document of ${words} words; the file lacks ${left} words of it. Give a larger file, or shorter --lengths.`,
  )
}

function insert(group: Planted[], around: string[], depth: number): string {
  const at = Math.round(depth * around.length)
  const contexts = group.map(({ context }) => context)
  return [...around.slice(0, at), ...contexts, ...around.slice(at)].join('\n\n')
}
