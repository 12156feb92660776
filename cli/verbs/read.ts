import { loadCalibration, loadReader } from '#lib/bert/load-models.ts'
import { modelOptions } from '#lib/config.ts'
import { parse } from '#lib/parse/parse.ts'
import { type ReadResult, read } from '#lib/read.ts'
import { type Command, UsageError } from '../command.ts'
import { readInput, readText } from '../read-input.ts'

/** `verbatim read --question Q FILE`: the reader alone on one text. */
export const readVerb: Command<ReadResult> = {
  name: 'read',
  parameters: '--question QUESTION FILE',
  summary: 'Answers a question from one file alone; "-" reads a text from standard input.',
  options: { question: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config }) => {
    const question = String(values.question ?? '').trim()
    if (question === '') throw new UsageError('Expected --question with the question to ask.')
    const name = positionals[0]!
    const text = name === '-' ? await readText(name) : (await parse(await readInput(name), { name })).text
    const reader = await loadReader(config.modelsDirectory, modelOptions(config, 'reader'))
    const calibration = await loadCalibration(config.modelsDirectory, modelOptions(config, 'reader'))
    return read(question, text, name, { reader, calibration })
  },
  print: ({ answers, noAnswer }) => {
    const [best] = answers
    if (noAnswer || !best) return 'No answer in this text.'
    return `${best.text}\n   ${best.context.text}\n   [${best.start}, ${best.end}) · confidence ${best.confidence.toFixed(2)}`
  },
}
