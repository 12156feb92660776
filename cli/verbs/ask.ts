import { type AskResult, askRequestSchema } from '#lib/api/schemas.ts'
import { ask } from '#lib/ask.ts'
import { type Command, list, UsageError, wholeNumber } from '../command.ts'
import { withAskContext, withStore } from '../library.ts'
import { requireDocuments } from '../require-documents.ts'

/** `verbatim ask QUESTION`: the exact words, or an honest "not in your documents". */
export const askVerb: Command<AskResult> = {
  name: 'ask',
  parameters: 'QUESTION',
  summary: "Answers a question with the documents' own words.",
  options: { limit: { type: 'string' }, document: { type: 'string', multiple: true } },
  placeholders: { document: 'ID' },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config }) => {
    const request = askRequestSchema.safeParse({
      question: positionals[0],
      limit: wholeNumber(values, 'limit', 10, 1, 100),
      documentIds: list(values, 'document'),
    })
    if (!request.success) throw new UsageError(request.error.issues.map(({ message }) => message).join(' '))
    return withStore(config, async (store) => {
      await requireDocuments(store, request.data.documentIds)
      return withAskContext(config, store, (context) => ask(request.data, context))
    })
  },
  print: printAnswers,
}

function printAnswers({ outcome, answers, hits, timing }: AskResult): string {
  const took = `${Math.round(timing.totalMs)} ms`
  if (outcome === 'empty_library') return 'The library is empty. Add documents with "verbatim add PATH".'
  if (outcome === 'no_answer') {
    const closest = hits
      .slice(0, 3)
      .map((hit) => `  ${hit.documentName}: ${hit.text.replace(/\s+/g, ' ').slice(0, 160)}`)
    return `Not in your documents. The closest passages:\n${closest.join('\n')}\n${took}`
  }
  const lines = answers.map(({ text, context, documentName, pageNumber, confidence }) => {
    const where = `${documentName}${pageNumber ? `, page ${pageNumber}` : ''}`
    return `${text}\n   ${context.text.replace(/\s+/g, ' ')}\n   ${where} · confidence ${confidence.toFixed(2)}`
  })
  return `${lines.join('\n')}\n${took}`
}
