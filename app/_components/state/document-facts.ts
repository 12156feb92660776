import type { Document } from '#lib/api/schemas.ts'
import type { DocumentType, StatusGroup } from './list-address.ts'

const types: Record<string, DocumentType> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'text/html': 'html',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'text/plain': 'text',
}

/** The kind of file that a document came from. */
export function typeOf({ mediaType }: Pick<Document, 'mediaType'>): DocumentType {
  return types[mediaType] ?? 'other'
}

/** What a document asks of a person. */
export function statusGroupOf({ status }: Pick<Document, 'status'>): StatusGroup {
  return status === 'queued' || status === 'processing' ? 'working' : status
}

/** Every tag in use with how many documents have it, in the order of the alphabet. */
export function tagsInUse(documents: Pick<Document, 'tags'>[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of documents.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((one, other) => compareText(one.tag, other.tag))
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The order of names: without regard to case, 2 before 10. */
export function compareText(one: string, other: string): number {
  return collator.compare(one, other)
}
