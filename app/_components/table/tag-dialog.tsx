import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { type Document, maxTagCharacters } from '#lib/api/schemas.ts'
import { Icon } from '../shell/icon.tsx'
import { tagsInUse } from '../state/document-facts.ts'
import { words } from '../words.ts'

interface Props {
  documents: Document[]
  /** Every tag of the library, offered while one is written. */
  known: string[]
  onChange(change: { add?: string[]; remove?: string[] }): void
  onClose(): void
}

/** Adds tags to the selected documents and takes them away; each change counts at once. */
export function TagDialog({ documents, known, onChange, onClose }: Props) {
  const tags = tagsInUse(documents)
  const [opener] = useState(() => document.activeElement)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger of its own only.
            event.preventDefault()
            if (opener instanceof HTMLElement) opener.focus()
          }}
          className="fixed top-1/2 left-1/2 z-30 grid w-[min(420px,calc(100%-32px))] -translate-x-1/2 -translate-y-1/2 gap-4 rounded-pane border border-line bg-surface p-5 shadow-card outline-none"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-read font-semibold">
              {words.table.tagsOf(documents.length)}
            </Dialog.Title>
            <Dialog.Close className="button-icon" aria-label={words.shell.close}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
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
                    onClick={() => onChange({ remove: [tag] })}
                  >
                    <Icon of={X} size={13} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function NewTag({ known, onAdd }: { known: string[]; onAdd(tag: string): void }) {
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
