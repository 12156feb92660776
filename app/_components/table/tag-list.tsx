import { words } from '../words.ts'

/** A document's tags; each shows all that have it. */
export function TagList({ tags, onTag }: { tags: string[]; onTag(tag: string): void }) {
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          tabIndex={-1}
          title={words.table.onlyTag(tag)}
          aria-label={words.table.onlyTag(tag)}
          className="max-w-32 flex-none truncate rounded-full border border-line bg-surface px-2 text-label leading-5 text-ink-2 hover:border-accent hover:text-ink"
          onClick={() => onTag(tag)}
        >
          {tag}
        </button>
      ))}
    </span>
  )
}
