import type { Store } from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'
import { type Table, type TableRow, tableRowRequestSchema } from '#lib/api/tables.ts'
import { ask } from '#lib/ask.ts'
import { type Ask, askRow } from '#lib/ask-row.ts'
import { parseQuestions } from '#lib/table/parse-questions.ts'
import { writeCsv } from '#lib/table/write-csv.ts'
import { writeMarkdown } from '#lib/table/write-markdown.ts'
import { type CliContext, type Command, list, type OptionValues, UsageError } from '../command.ts'
import { withAskContext, withStore } from '../library.ts'
import { readText } from '../read-input.ts'
import { requireDocuments } from '../require-documents.ts'

const writers = {
  md: (table: Table) => writeMarkdown(table),
  // The line break after the result is the command line's own; it ends the last record.
  csv: (table: Table) => writeCsv(table).replace(/\n$/, ''),
  json: (table: Table) => JSON.stringify(table),
}
type Format = keyof typeof writers

/** `verbatim table --questions FILE`: the same questions over many documents. */
export const tableVerb: Command<Table> = {
  name: 'table',
  parameters: '--questions FILE',
  summary: 'Asks every document the questions of a file, one a line ("-" reads standard input): a table.',
  options: {
    questions: { type: 'string' },
    document: { type: 'string', multiple: true },
    format: { type: 'string' },
  },
  placeholders: { document: 'ID', format: 'md|csv|json' },
  positionals: [0, 0],
  run: async ({ values }, context) => {
    formatOf(values)
    const questions = await readQuestions(values)
    return withStore(context.config, async (store) => {
      const documents = await chooseDocuments(store, list(values, 'document'))
      if (documents.length === 0)
        context.report('The library is empty. Add documents with "verbatim add PATH".')
      return withAskContext(context.config, store, async (models) => {
        const rows = await askRows(documents, questions, (request) => ask(request, models), context)
        return { questions, rows }
      })
    })
  },
  print: (table, values) => writers[formatOf(values)](table),
}

function formatOf({ format = 'md' }: OptionValues): Format {
  if (typeof format === 'string' && Object.hasOwn(writers, format)) return format as Format
  throw new UsageError(`Expected --format to be csv, json or md, got "${format}".`)
}

async function readQuestions({ questions: path }: OptionValues): Promise<string[]> {
  if (typeof path !== 'string')
    throw new UsageError(
      'Expected --questions with a file of questions, one a line, or "-" for standard input.',
    )
  const request = tableRowRequestSchema.shape.questions.safeParse(parseQuestions(await readText(path)))
  if (request.success) return request.data
  const where = path === '-' ? 'standard input' : `"${path}"`
  const reasons = request.error.issues.map(({ path: [index], message }) =>
    index === undefined ? message : `Question ${Number(index) + 1}: ${message}`,
  )
  throw new UsageError(`The questions of ${where} can't be asked. ${reasons.join(' ')}`)
}

async function chooseDocuments(store: Store, ids: string[] | undefined): Promise<Document[]> {
  if (!ids) return (await store.listDocuments({})).documents
  await requireDocuments(store, ids)
  const documents = await Promise.all([...new Set(ids)].map((id) => store.getDocument(id)))
  return documents.filter((document) => document !== undefined)
}

async function askRows(
  documents: Document[],
  questions: string[],
  ask: Ask,
  { progress, signal }: CliContext,
) {
  const rows: TableRow[] = []
  for (const document of documents) {
    progress(`Asking document ${rows.length + 1} of ${documents.length}: ${document.name}`)
    rows.push(await askRow(document, questions, ask, signal))
  }
  progress('')
  return rows
}
