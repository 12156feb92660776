import type { EvaluationQuestion } from './read-questions.ts'
import type { EvaluationDocument, TemporaryLibrary } from './temporary-library.ts'

/** Each distinct context of the questions as one document, keyed by its number. */
export interface ContextDocuments {
  documents: EvaluationDocument[]
  keyOfContext: Map<string, string>
}

export function contextDocuments(questions: EvaluationQuestion[]): ContextDocuments {
  const contexts = [...new Set(questions.map(({ context }) => context))]
  const documents = contexts.map((text, index) => ({ key: `context-${index + 1}`, text }))
  return { documents, keyOfContext: new Map(documents.map(({ key, text }) => [text, key])) }
}

/**
 * For each article, the ids of all documents that are not from it: the library as it is for someone whose documents do
 * not hold the answer.
 */
export function scopesWithoutArticle(
  questions: EvaluationQuestion[],
  { keyOfContext }: ContextDocuments,
  { idOf }: TemporaryLibrary,
): Map<string, string[]> {
  const articleOfId = new Map<string, string>()
  for (const { context, article } of questions) {
    if (article !== undefined) articleOfId.set(idOf.get(keyOfContext.get(context)!)!, article)
  }
  const articles = new Set(articleOfId.values())
  const ids = [...articleOfId.keys()]
  return new Map(
    [...articles].map((article) => [article, ids.filter((id) => articleOfId.get(id) !== article)]),
  )
}
