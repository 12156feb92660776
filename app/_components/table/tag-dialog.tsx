import { X } from 'lucide-react'
import { type FormEvent, type MouseEvent, useId, useState } from 'react'
import { maxTagCharacters } from '#lib/api/limits.ts'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { Icon } from '../shell/icon.tsx'
import { tagsInUse } from '../state/document-facts.ts'

interface Props {
  documents: Document[]
  /** Every tag of the library, offered while one is written. */
  known: string[]
  onChange(change: { add?: string[]; remove?: string[] }): void
  onClose(): void
}

/** Adds tags to the selected documents and takes them away; each change counts at once. */
export function TagDialog({ documents, known, onChange, onClose }: Props) {
  const words = useWords()
  const tags = tagsInUse(documents)
  return (
    <DialogFrame title={words.table.tagsOf(documents.length)} width={420} onClose={onClose}>
      <div className="grid gap-4 px-5 pb-5">
        <NewTag known={known} onAdd={(tag) => onChange({ add: [tag] })} />
        {tags.length === 0 ? (
          <p className="text-ink-3">{words.table.noTags}</p>
        ) : (
          <ul className="flex max-h-60 flex-wrap gap-1.5 overflow-y-auto">
            {tags.map(({ tag, count }) => (
              <li
                key={tag}
                className="flex max-w-full items-center rounded-full border border-line pl-3 text-label text-ink-2"
              >
                <span className="truncate">
                  {count === documents.length ? tag : words.table.tagOnSome(tag, count)}
                </span>
                <button
                  type="button"
                  className="button-icon size-7 rounded-full"
                  aria-label={words.table.removeTag(tag)}
                  title={words.table.removeTag(tag)}
                  onClick={(event) => {
                    focusBeside(event)
                    onChange({ remove: [tag] })
                  }}
                >
                  <Icon of={X} size={13} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </DialogFrame>
  )
}

/**
 * The chip goes with its tag: the focus passes to the next one, the one before, or the box for a new tag. A chip whose tag was taken
 * away just now may still be there, and is passed over.
 */
function focusBeside({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const chip = currentTarget.closest('li')
  if (!chip?.parentElement) return
  chip.setAttribute('data-leaving', '')
  const chips: Element[] = [...chip.parentElement.children]
  const at = chips.indexOf(chip)
  const staying = [...chips.slice(at + 1), ...chips.slice(0, at).reverse()].find(
    (one) => !one.hasAttribute('data-leaving'),
  )
  const box = currentTarget.closest('[role="dialog"]')?.querySelector('input')
  const target = staying?.querySelector('button') ?? box
  target?.focus()
}

function NewTag({ known, onAdd }: { known: string[]; onAdd(tag: string): void }) {
  const words = useWords()
  const [draft, setDraft] = useState('')
  const listId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.trim() === '') return
    onAdd(draft.trim())
    setDraft('')
  }
  return (
    <form className="flex gap-2" onSubmit={submit}>
      <input
        data-first-focus=""
        aria-label={words.table.newTag}
        placeholder={words.table.newTag}
        value={draft}
        list={listId}
        maxLength={maxTagCharacters}
        autoComplete="off"
        className="min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-2.5 py-1.5 outline-none placeholder:text-ink-3 focus:border-accent"
        onChange={(event) => setDraft(event.target.value)}
      />
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <button type="submit" className="button-primary">
        {words.table.addTag}
      </button>
    </form>
  )
}
