import type { TagChange } from './store.ts'

/**
 * A document's tags after a change: what is set, without what is removed, and what is added at the end. Two tags that
 * differ only in case are the same; the first spelling stays.
 */
export function changedTags(tags: string[], { set, add = [], remove = [] }: TagChange): string[] {
  const removed = new Set(remove.map(folded))
  const kept = (set ?? tags).filter((tag) => !removed.has(folded(tag)))
  const known = new Set<string>()
  return [...kept, ...add].filter((tag) => {
    const isNew = !known.has(folded(tag))
    known.add(folded(tag))
    return isNew
  })
}

function folded(tag: string): string {
  return tag.normalize('NFKC').toLowerCase()
}
