import { type FormEvent, useId, useState } from 'react'
import { useWords } from '#words'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { formatBytes } from '../state/format-bytes.ts'
import { fileNameOf, maxPastedBytes, sizeOf, suggestTitle } from '../state/pasted-text.ts'
import type { Words } from '../words/catalogue.ts'

interface Props {
  /** What was pasted; empty when the window was opened by itself. */
  text: string
  onAdd(file: File): void
  onClose(): void
}

const boxClass =
  'w-full rounded-control border border-line-strong bg-surface px-2.5 py-1.5 outline-none placeholder:text-ink-3 focus:border-accent'

/** Makes a text document of what was pasted or is written here. */
export function PasteDialog({ text: pasted, onAdd, onClose }: Props) {
  const words = useWords()
  const [text, setText] = useState(pasted)
  const [title, setTitle] = useState<string>()
  const [fault, setFault] = useState('')
  const ids = { title: useId(), text: useId(), fault: useId() }
  const shownTitle = title ?? suggestTitle(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(words, text)
    setFault(found)
    if (found !== '') return
    onAdd(new File([text], fileNameOf(shownTitle, words.paste.namePlaceholder), { type: 'text/plain' }))
    onClose()
  }
  return (
    <DialogFrame title={words.paste.title} note={words.paste.note} width={560} onClose={onClose}>
      <form className="grid min-h-0 gap-3 overflow-y-auto px-5 pt-1 pb-5" onSubmit={submit}>
        <div>
          <label htmlFor={ids.title} className="mb-1 block text-label font-semibold text-ink-2">
            {words.paste.name}
          </label>
          <input
            id={ids.title}
            value={shownTitle}
            placeholder={words.paste.namePlaceholder}
            maxLength={120}
            autoComplete="off"
            dir="auto"
            className={boxClass}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div>
          <label htmlFor={ids.text} className="mb-1 block text-label font-semibold text-ink-2">
            {words.paste.text}
          </label>
          <textarea
            id={ids.text}
            value={text}
            placeholder={words.paste.textPlaceholder}
            rows={9}
            dir="auto"
            aria-invalid={fault !== ''}
            aria-describedby={ids.fault}
            className={`${boxClass} max-h-[40dvh] min-h-24 resize-y`}
            onChange={(event) => {
              setText(event.target.value)
              setFault('')
            }}
          />
          <p id={ids.fault} className="min-h-4 text-label text-ink-3 tabular-nums">
            {fault === '' ? (
              words.paste.size(text.length)
            ) : (
              <span role="alert" className="text-bad">
                {fault}
              </span>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button-primary">
            {words.paste.add}
          </button>
          <button type="button" className="button-line" onClick={onClose}>
            {words.paste.cancel}
          </button>
        </div>
      </form>
    </DialogFrame>
  )
}

/** Why the text can't be added; empty when it can. */
function faultOf(words: Words, text: string): string {
  if (text.trim() === '') return words.paste.empty
  return sizeOf(text) > maxPastedBytes ? words.paste.tooLarge(formatBytes(maxPastedBytes)) : ''
}
