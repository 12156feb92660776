import type { Document } from '#lib/api/schemas.ts'
import { compareText, statusGroupOf, typeOf } from './document-facts.ts'
import type { ListAddress, SortKey } from './list-address.ts'

type Compare = (one: Document, other: Document) => number

const byText =
  (textOf: (document: Document) => string): Compare =>
  (one, other) =>
    compareText(textOf(one), textOf(other))

const byNumber =
  (numberOf: (document: Document) => number): Compare =>
  (one, other) =>
    numberOf(one) - numberOf(other)

const orders: Record<SortKey, Compare> = {
  name: byText(({ name }) => name),
  type: byText(typeOf),
  pages: byNumber(({ pageCount }) => pageCount ?? 0),
  passages: byNumber(({ passageCount }) => passageCount),
  size: byNumber(({ sizeBytes }) => sizeBytes),
  added: byNumber(({ createdAt }) => Date.parse(createdAt)),
  status: byText(statusGroupOf),
  tags: byText(({ tags }) => tags.join(' ')),
}

/** The documents that an address asks for, in its order; those that are alike in it stay in the order in which they come. */
export function rowsOf(
  documents: Document[],
  { query, type, status, tag, ...order }: ListAddress,
): Document[] {
  const name = query.trim().toLowerCase()
  const wanted = documents.filter(
    (document) =>
      document.name.toLowerCase().includes(name) &&
      (type === undefined || typeOf(document) === type) &&
      (status === undefined || statusGroupOf(document) === status) &&
      (tag === undefined || document.tags.includes(tag)),
  )
  const compare = orders[order.sort]
  return wanted.sort(order.isDescending ? (one, other) => compare(other, one) : compare)
}
