import { useWords } from '#words'

interface Props {
  tags: string[]
  /** 0 in the one row that Tab leads to. */
  tabIndex: 0 | -1
  onTag(tag: string): void
}

/** A document's tags; each shows all that have it. */
export function TagList({ tags, tabIndex, onTag }: Props) {
  const words = useWords()
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          tabIndex={tabIndex}
          title={words.table.onlyTag(tag)}
          aria-label={words.table.onlyTag(tag)}
          className="max-w-32 flex-none truncate rounded-full border border-line bg-surface px-2 text-label leading-5 text-ink-2 outline-offset-[-2px] hover:border-accent hover:text-ink"
          onClick={() => onTag(tag)}
        >
          {tag}
        </button>
      ))}
    </span>
  )
}
