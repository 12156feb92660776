import clsx from 'clsx'
import { Trash2, TriangleAlert } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { Words } from '../words/catalogue.ts'
import { focusFilePicker } from './file-picker.tsx'

interface Props {
  document: Document
  /** In the list, from 1: not all of a long one is in the page. */
  position: number
  count: number
  isOpen: boolean
  isInScope: boolean
  onOpen(id: string): void
  onScope(id: string, isIn: boolean): void
  onRemove(ids: string[]): void
}

/** A document that can be asked and read: a tick to ask only it, its name to read it. What is removed comes back with Undo. */
export const DocumentRow = memo(function DocumentRow(props: Props) {
  const words = useWords()
  const { document, position, count, isOpen, isInScope, onOpen, onScope, onRemove } = props
  const { id, name, warnings, progress } = document
  return (
    <li
      aria-posinset={position}
      aria-setsize={count}
      className={clsx(
        'group grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-control px-2 transition-colors duration-100 [contain-intrinsic-size:auto_34px] [content-visibility:auto]',
        isOpen ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <input
        type="checkbox"
        aria-label={words.library.inScope(name)}
        title={words.library.inScope(name)}
        checked={isInScope}
        className="size-4 cursor-pointer accent-(--accent)"
        onChange={(event) => onScope(id, event.target.checked)}
      />
      <button
        type="button"
        aria-label={words.library.open(name)}
        aria-current={isOpen ? 'true' : undefined}
        title={progress.stage === 'done' ? name : words.library.renewingOf(name)}
        className="flex min-w-0 items-center gap-1.5 py-[7px] text-left"
        onClick={() => onOpen(id)}
      >
        <span className="truncate" dir="auto">
          {name}
        </span>
        {warnings.length > 0 && <Icon of={TriangleAlert} size={13} className="flex-none text-warn" />}
      </button>
      <span className="grid justify-items-end text-label text-ink-3 tabular-nums [grid-template-areas:'end'] *:[grid-area:end]">
        <span className="self-center group-focus-within:invisible group-hover:invisible [@media(hover:none)]:hidden">
          {extentText(words, document)}
        </span>
        <button
          type="button"
          aria-label={words.library.removeOf(name)}
          title={words.library.remove}
          className="button-icon -mx-1.5 size-7 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100"
          onClick={(event) => {
            focusBeside(event)
            onRemove([id])
          }}
        >
          <Icon of={Trash2} size={14} />
        </button>
      </span>
    </li>
  )
})

/** The row goes with its document: the focus passes to the next one, the one before, or to where files are added. */
function focusBeside({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const row = currentTarget.closest('li')
  const beside = row?.nextElementSibling ?? row?.previousElementSibling
  const target = beside?.querySelector('button')
  if (target) target.focus()
  else focusFilePicker()
}

/** How long the document is, or that its embeddings are being made anew: until then search by meaning leaves it out. */
function extentText(words: Words, { pageCount, passageCount, progress }: Document): string {
  if (progress.stage !== 'done') return words.library.renewing
  return pageCount === undefined
    ? words.library.shortPassages(passageCount)
    : words.library.shortPages(pageCount)
}
