/** Every HTTP body as a zod schema: what goes in is parsed by these, what comes out is typed by them. */
import { z } from 'zod'
import {
  maxArchivedDocuments,
  maxBoxedSpans,
  maxBulkDocuments,
  maxQuestionCharacters,
  maxTagCharacters,
  maxTags,
} from './limits.ts'

export const documentStatuses = ['queued', 'processing', 'ready', 'failed'] as const
/**
 * The stages of ingestion in their order; `waiting` before the first, `done` after the last. A ready document goes through
 * them again, but for `parse`, when it is embedded anew.
 */
export const stages = ['waiting', 'parse', 'chunk', 'embed', 'store', 'done'] as const
export const searchModes = ['hybrid', 'keyword', 'vector'] as const

export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
})

export const progressSchema = z.object({
  stage: z.enum(stages),
  /** Units of the stage: bytes or pages read, passages embedded. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
})

export const documentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  status: z.enum(documentStatuses),
  progress: progressSchema,
  error: errorSchema.optional(),
  /** What could not be read, or is found in part only, in sentences for people. */
  warnings: z.array(z.string()),
  /** What is left out because that is how such a document is read. */
  notes: z.array(z.string()),
  pageCount: z.number().int().optional(),
  passageCount: z.number().int(),
  /** Words of the person's own, in the order of adding. */
  tags: z.array(z.string()),
  /** Until it is ready: the id of the document whose new version it is, and under which it goes on then. */
  replaces: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

const spanShape = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }

export const hitSchema = z.object({
  passageId: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  ...spanShape,
  text: z.string(),
  headingPath: z.array(z.string()),
  pageNumber: z.number().int().optional(),
  /** The tables that the passage holds rows of: where these stand, and the table's header, which may stand in another passage. */
  tables: z.array(z.object({ ...spanShape, header: z.array(z.string()) })).optional(),
  /**
   * Cosine of the passage or of the sentence in it that is nearest, in every mode: by the stored vectors, or by some made for this
   * query while the document has none.
   */
  similarity: z.number(),
  rank: z.number().int(),
  scores: z.object({ keyword: z.number().optional(), vector: z.number().optional(), fused: z.number() }),
  /** Where the query's words stand in `text`, as spans into the document's text. */
  matches: z.array(z.object(spanShape)),
  /** The sentences of `text` that show best why it was found. */
  snippet: z.object(spanShape),
})

export const searchResultSchema = z.object({
  query: z.string(),
  mode: z.enum(searchModes),
  hits: z.array(hitSchema),
  timing: z.looseObject({ totalMs: z.number() }),
})

export const answerSchema = z.object({
  text: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  ...spanShape,
  headingPath: z.array(z.string()),
  pageNumber: z.number().int().optional(),
  passageId: z.string(),
  /** Calibrated, 0 to 1: the share of answers with this figure that are right. */
  confidence: z.number().min(0).max(1),
  /** The sentence, or sentences, around the answer. */
  context: z.object({ text: z.string(), ...spanShape }),
  scores: z.object({ span: z.number(), null: z.number(), retrieval: z.number() }),
  /** Other places where the same words answer the question. */
  alsoFoundIn: z.array(z.object({ documentId: z.string(), documentName: z.string(), ...spanShape })),
})

export const outcomes = ['answered', 'no_answer', 'empty_library'] as const

export const askResultSchema = z.object({
  question: z.string(),
  outcome: z.enum(outcomes),
  answers: z.array(answerSchema),
  hits: z.array(hitSchema),
  timing: z.looseObject({ totalMs: z.number(), retrieveMs: z.number(), readMs: z.number() }),
})

const limitSchema = z
  .number({ error: 'Expected limit to be a whole number from 1 to 100.' })
  .int('Expected limit to be a whole number from 1 to 100.')
  .min(1, 'Expected limit from 1 to 100.')
  .max(100, 'Expected limit from 1 to 100.')
  .default(10)

const questionText = (what: string) =>
  z
    .string({ error: `Expected ${what} to be a text.` })
    .trim()
    .min(1, `Expected ${what} to hold at least one character.`)
    .max(
      maxQuestionCharacters,
      `Expected ${what} of at most ${maxQuestionCharacters} characters. Shorten it.`,
    )

const documentIdsSchema = z
  .array(z.string())
  .min(1, 'Expected documentIds to name at least one document, or to be left out.')
  .optional()

const tagText = `Expected a tag of 1 to ${maxTagCharacters} characters.`
export const tagSchema = z
  .string({ error: tagText })
  .trim()
  .transform((tag) => tag.replace(/\s+/g, ' '))
  .pipe(z.string().min(1, tagText).max(maxTagCharacters, tagText))

const tagsSchema = z
  .array(tagSchema, { error: 'Expected tags to be a list of texts.' })
  .max(maxTags, `Expected at most ${maxTags} tags.`)

export const documentChangeSchema = z.object({ tags: tagsSchema })

const idsSchema = z
  .array(z.string(), { error: 'Expected ids to be a list of document ids.' })
  .min(1, 'Expected ids to name at least one document.')
  .max(maxBulkDocuments, `Expected at most ${maxBulkDocuments} documents at once.`)

/** One thing done to many documents. */
export const bulkRequestSchema = z.discriminatedUnion(
  'action',
  [
    z.object({
      action: z.literal('tag'),
      ids: idsSchema,
      add: tagsSchema.default([]),
      remove: tagsSchema.default([]),
    }),
    z.object({ action: z.literal('remove'), ids: idsSchema }),
    z.object({ action: z.literal('restore'), ids: idsSchema }),
    z.object({ action: z.literal('reindex'), ids: idsSchema }),
  ],
  { error: 'Expected action to be tag, remove, restore or reindex.' },
)

/** The documents' new states, or the ids of those that were removed; ids that are not in the library are left out. */
export const bulkResultSchema = z.object({ documents: z.array(documentSchema), removed: z.array(z.string()) })

export const archiveQuerySchema = z.object({
  ids: z
    .string({ error: 'Expected ids to name documents, with commas between them.' })
    .transform((ids) => [...new Set(ids.split(',').filter((id) => id !== ''))])
    .pipe(
      z
        .array(z.string())
        .min(1, 'Expected ids to name at least one document.')
        .max(
          maxArchivedDocuments,
          `Expected at most ${maxArchivedDocuments} documents. Ask for the others after.`,
        ),
    ),
})

/** Only the documents with this tag; beside `documentIds`, those of them that have it. */
const scopeTagSchema = tagSchema.optional()

export const searchRequestSchema = z.object({
  query: questionText('query'),
  limit: limitSchema,
  documentIds: documentIdsSchema,
  tag: scopeTagSchema,
  mode: z.enum(searchModes, { error: 'Expected mode to be hybrid, keyword or vector.' }).default('hybrid'),
})

export const askRequestSchema = z.object({
  question: questionText('question'),
  limit: limitSchema,
  documentIds: documentIdsSchema,
  tag: scopeTagSchema,
})

export const explainRequestSchema = z.object({
  question: questionText('question'),
  documentId: z.string({ error: 'Expected documentId to name a document.' }),
  passageId: z.string({ error: 'Expected passageId to name a passage of that document.' }),
})

export const explanationSchema = z.object({
  /** Of the passage, in order: raw logits of the answer beginning with the word, and ending with it. */
  words: z.array(z.object({ ...spanShape, startScore: z.number(), endScore: z.number() })),
  nullScore: z.number(),
  thresholds: z.object({
    /** A null score above the answer's by more than this means no answer. */
    null: z.number(),
    /** Below this confidence of the best answer none is given. */
    confidence: z.number(),
  }),
  readMs: z.number(),
})

export const documentTextSchema = z.object({
  text: z.string(),
  pages: z.array(z.object({ number: z.number().int(), ...spanShape })),
  blocks: z.array(
    z.object({
      kind: z.enum(['heading', 'paragraph', 'list_item', 'table_row', 'code', 'quote']),
      ...spanShape,
      level: z.number().int().optional(),
      table: z.number().int().optional(),
      isHeader: z.boolean().optional(),
      cells: z.array(z.object(spanShape)).optional(),
    }),
  ),
})

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

export const boxesSchema = z.object({
  pages: z.array(
    z.object({ number: z.number().int(), width: z.number(), height: z.number(), boxes: z.array(boxSchema) }),
  ),
})

const spanSchema = z
  .object(spanShape, { error: 'Expected each span to have start and end, whole numbers from 0.' })
  .refine(({ start, end }) => start < end, 'Expected start to be before end.')

export const boxesRequestSchema = z.object({
  spans: z
    .array(spanSchema)
    .min(1, 'Expected spans to hold at least one span.')
    .max(maxBoxedSpans, `Expected at most ${maxBoxedSpans} spans. Ask again for the others.`),
})

/** In the order of the spans. */
export const spansBoxesSchema = z.object({ boxes: z.array(boxesSchema) })

/** Names and tone of some passages of a document, in its order. */
export const documentAnnotationsSchema = z.object({
  entities: z.array(
    z.object({ type: z.string(), text: z.string(), ...spanShape, confidence: z.number().min(0).max(1) }),
  ),
  passages: z.array(z.object({ ...spanShape, sentiment: z.string(), confidence: z.number().min(0).max(1) })),
  /** The number of the passage to go on from; absent at the end of the document. */
  next: z.number().int().optional(),
  /** How many passages the document has. */
  total: z.number().int(),
})

export const tagRequestSchema = z.object({
  documentId: z.string(),
  /** The number of the passage to begin with. */
  from: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
})

export const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  models: z.array(z.object({ role: z.string(), name: z.string(), sha256: z.string() })),
  documents: z.number().int(),
  passages: z.number().int(),
})

/** What a check found, as far as that can be said in figures. */
export const foundSchema = z.union([
  z.object({ freeBytes: z.number() }),
  z.object({ documents: z.number().int(), passages: z.number().int() }),
  z.object({ faults: z.array(z.string()) }),
  z.object({ lackingEmbeddings: z.number().int() }),
])

/** What is wrong with this installation, and how to mend it. */
export const diagnosisSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), message: z.string(), found: foundSchema.optional() }),
  ),
})

export type Document = z.infer<typeof documentSchema>

export type Stage = (typeof stages)[number]
export type Progress = z.infer<typeof progressSchema>
export type SearchMode = (typeof searchModes)[number]
export type Hit = z.infer<typeof hitSchema>
export type SearchRequest = z.infer<typeof searchRequestSchema>
export type SearchResult = z.infer<typeof searchResultSchema>
export type Answer = z.infer<typeof answerSchema>
export type AskRequest = z.infer<typeof askRequestSchema>
export type AskResult = z.infer<typeof askResultSchema>
export type DocumentText = z.infer<typeof documentTextSchema>
export type Boxes = z.infer<typeof boxesSchema>
export type DocumentAnnotations = z.infer<typeof documentAnnotationsSchema>
export type TagRequest = z.infer<typeof tagRequestSchema>
export type ExplainRequest = z.infer<typeof explainRequestSchema>
export type Explanation = z.infer<typeof explanationSchema>
export type SpansBoxes = z.infer<typeof spansBoxesSchema>
export type BulkRequest = z.input<typeof bulkRequestSchema>
export type BulkResult = z.infer<typeof bulkResultSchema>
export type Health = z.infer<typeof healthSchema>
export type ModelSummary = Health['models'][number]
export type Diagnosis = z.infer<typeof diagnosisSchema>
