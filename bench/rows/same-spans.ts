import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cutWindows, type WindowLimits } from '#lib/answer/window.ts'
import { loadReader } from '#lib/bert/load-models.ts'
import type { Reader, SpanLogits } from '#lib/bert/reader.ts'
import { projectRoot } from '../project.ts'
import type { Bar, BenchRow } from '../row.ts'
import { round } from '../statistics.ts'

const questionCount = 1_000
const threads = 2

/** As `python -m training same-spans --keep` writes it. */
interface Expected {
  limits: WindowLimits & { maxAnswerTokens: number }
  questions: { question: string; context: string; span: [first: number, last: number] }[]
}

type Shares = Record<'fp32 graph' | 'int8 graph', number>

/** PyTorch, ONNX Runtime in Python, and ONNX Runtime in the product behind its own tokenizer and windows. */
export const sameSpans: BenchRow = {
  name: 'same-spans',
  measures: `whether the same weights find the same span everywhere, ${questionCount} questions of SQuAD v1.1 dev`,
  run: async ({ shared, python, limit = questionCount, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-same-spans-'))
    try {
      const inPython = await compareInPython(python, shared, limit, folder)
      const expected: Expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'))
      const bars: Bar[] = []
      for (const [graph, atLeast] of [
        ['fp32', 100],
        ['int8', 93],
      ] as const) {
        say(`  ${graph} graph in the product`)
        const reader = await loadReader(join(folder, graph), { threads })
        const product = await shareEqual(reader, expected)
        await reader.dispose()
        for (const [place, value] of Object.entries({ Python: inPython[`${graph} graph`], product }))
          bars.push({ what: `${graph} graph in ${place}, spans as PyTorch's`, value, unit: '%', atLeast })
      }
      return { bars, figures: { questions: expected.questions.length } }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function compareInPython(
  python: string,
  shared: string,
  questions: number,
  folder: string,
): Promise<Shares> {
  const options = ['--data', join(shared, 'data'), '--questions', String(questions), '--keep', folder]
  const { stdout } = await promisify(execFile)(python, ['-m', 'training', 'same-spans', ...options], {
    cwd: projectRoot,
  })
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Shares
}

/** Percent of the questions whose best span is the expected one. */
async function shareEqual(reader: Reader, { limits, questions }: Expected): Promise<number> {
  let same = 0
  for (const { question, context, span } of questions) {
    const [first, last] = await bestSpan(reader, question, context, limits)
    same += Number(first === span[0] && last === span[1])
  }
  return round((100 * same) / questions.length, 2)
}

/**
 * First and last word piece of the context with the highest sum of logits, by nothing but length: the product's own rules, which
 * keep an answer within its sentence, are no part of the comparison.
 */
async function bestSpan(
  reader: Reader,
  question: string,
  context: string,
  limits: Expected['limits'],
): Promise<[number, number]> {
  const { tokenizer } = reader
  const windows = cutWindows(tokenizer.encode(question), tokenizer.encode(context), limits, tokenizer)
  let best = { score: Number.NEGATIVE_INFINITY, span: [-1, -1] as [number, number] }
  for (const window of windows) {
    const logits: SpanLogits = await reader.read(window.ids, window.typeIds)
    const end = window.sliceStart + window.endToken - window.firstToken
    const shift = window.firstToken - window.sliceStart
    for (let first = window.sliceStart; first < end; first += 1) {
      for (let last = first; last < Math.min(end, first + limits.maxAnswerTokens); last += 1) {
        const score = logits.startLogits[first]! + logits.endLogits[last]!
        if (score > best.score) best = { score, span: [first + shift, last + shift] }
      }
    }
  }
  return best.span
}
