import { z } from 'zod'
import { VerbatimError } from '#lib/errors.ts'
import { readTextFile } from './read-file.ts'

/** One question with the text it was asked of; no answers means that the text does not say. */
export interface EvaluationQuestion {
  id: string
  question: string
  context: string
  answers: string[]
  /** The article that the text is from, where the file says so. */
  article?: string | undefined
}

const rowSchema = z.object({
  id: z.string(),
  question: z.string(),
  context: z.string(),
  answers: z.array(z.object({ text: z.string() })),
  title: z.string().optional(),
  article: z.string().optional(),
})

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string().optional(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              answers: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
})

/**
 * Reads questions from SQuAD JSON (v1.1 or v2.0) or JSON lines, either of them also compressed as .xz.
 * @throws VerbatimError invalid_input that names the first line that is not a question
 */
export async function readQuestions(path: string): Promise<EvaluationQuestion[]> {
  const source = await readTextFile(path)
  const whole = parseJson(source)
  const squad = squadSchema.safeParse(whole)
  if (squad.success)
    return squad.data.data.flatMap(({ title, paragraphs }) =>
      paragraphs.flatMap((paragraph) => fromParagraph(paragraph, title)),
    )
  const lines = source.split('\n')
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [fromLine(line, index + 1, path)]))
}

type Paragraph = z.infer<typeof squadSchema>['data'][number]['paragraphs'][number]

function fromParagraph({ context, qas }: Paragraph, article: string | undefined): EvaluationQuestion[] {
  return qas.map(({ id, question, answers }) => ({
    id,
    question,
    context,
    answers: answers.map(({ text }) => text),
    article,
  }))
}

function fromLine(line: string, number: number, path: string): EvaluationQuestion {
  const row = rowSchema.safeParse(parseJson(line))
  if (!row.success) {
    throw new VerbatimError(
      'invalid_input',
      `Expected SQuAD JSON or one question a line with id, question, context and answers; line ${number} of ${path} is neither.`,
    )
  }
  const { id, question, context, answers, title, article } = row.data
  return { id, question, context, answers: answers.map(({ text }) => text), article: article ?? title }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
