/** Tables of the same questions over many documents, and the sets of questions that are kept for them: every HTTP body. */
import { z } from 'zod'
import { maxQuestions } from './limits.ts'
import { askRequestSchema, errorSchema } from './schemas.ts'

const maxNameCharacters = 200

const spanShape = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }

export const answeredCellSchema = z.object({
  status: z.literal('answered'),
  /** The document's own words: its text from `start` to `end`. */
  text: z.string(),
  ...spanShape,
  headingPath: z.array(z.string()),
  pageNumber: z.number().int().optional(),
  /** Calibrated, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** The sentence, or sentences, around the words. */
  context: z.object({ text: z.string(), ...spanShape }),
})

export const cellSchema = z.discriminatedUnion('status', [
  answeredCellSchema,
  /** The document was asked, and does not say. */
  z.object({ status: z.literal('not_stated') }),
  /** The document could not be asked. */
  z.object({ status: z.literal('failed'), error: errorSchema.pick({ code: true, message: true }) }),
])

export const tableRowSchema = z.object({
  documentId: z.string(),
  documentName: z.string(),
  /** One for each question, in the order of the questions. */
  cells: z.array(cellSchema),
})

export const tableSchema = z.object({ questions: z.array(z.string()), rows: z.array(tableRowSchema) })

const questionsSchema = z
  .array(askRequestSchema.shape.question, { error: 'Expected questions to be a list of texts.' })
  .min(1, 'Expected at least one question.')
  .max(maxQuestions, `Expected at most ${maxQuestions} questions. Make two sets of them.`)

export const tableRowRequestSchema = z.object({
  documentId: z.string({ error: 'Expected documentId to be the id of a document.' }),
  questions: questionsSchema,
})

export const questionSetSchema = z.object({
  id: z.string(),
  name: z.string(),
  questions: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export const questionSetsSchema = z.object({ questionSets: z.array(questionSetSchema) })

export const questionSetRequestSchema = z.object({
  name: z
    .string({ error: 'Expected name to be a text.' })
    .trim()
    .min(1, 'Expected a name for the set of questions.')
    .max(maxNameCharacters, `Expected a name of at most ${maxNameCharacters} characters. Shorten it.`),
  questions: questionsSchema,
})

export type AnsweredCell = z.infer<typeof answeredCellSchema>
export type Cell = z.infer<typeof cellSchema>
export type TableRow = z.infer<typeof tableRowSchema>
export type Table = z.infer<typeof tableSchema>

export type QuestionSets = z.infer<typeof questionSetsSchema>
export type QuestionSet = z.infer<typeof questionSetSchema>
export type QuestionSetRequest = z.infer<typeof questionSetRequestSchema>
