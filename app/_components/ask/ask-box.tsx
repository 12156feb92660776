import { CornerDownLeft, ListFilter, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { maxQuestionCharacters } from '#lib/api/limits.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { Address } from '../state/address.ts'
import { Choice } from '../table/choice.tsx'

export const askBoxId = 'question'
const tooLongId = 'question-too-long'

interface Props {
  mode: Address['mode']
  /** The question that was asked last. */
  question: string
  scopeSize: number
  /** The tag that the documents asked must have. */
  tag: string | undefined
  /** Every tag in use. */
  tags: { tag: string; count: number }[]
  isWorking: boolean
  onAsk(question: string): void
  onChooseScope(): void
  onChooseTag(tag: string | undefined): void
  onClearScope(): void
}

/** The box: a question or words to search for, and what they are put to. */
export function AskBox(props: Props) {
  const words = useWords()
  const { mode, question, isWorking, onAsk } = props
  const [draft, setDraft] = useDraft(question)
  const box = useRef<HTMLTextAreaElement>(null)
  const ask = useRef(onAsk)
  // What was written before the page listened is in the box alone; Enter, which asks, has made a line there.
  useLayoutEffect(() => {
    const written = box.current?.value ?? ''
    const question = written.trim()
    const isAsked = written.endsWith('\n') && question !== ''
    setDraft(isAsked ? question : written)
    if (isAsked && question.length <= maxQuestionCharacters) ask.current(question)
  }, [setDraft])
  const isTooLong = draft.trim().length > maxQuestionCharacters
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (draft.trim() !== '' && !isTooLong) onAsk(draft.trim())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  return (
    <search>
      <form
        className="rounded-pane border border-line bg-surface px-4 pt-3.5 pb-2.5 shadow-card focus-within:border-accent focus-within:shadow-[0_0_0_3px_var(--accent-soft)]"
        onSubmit={submit}
      >
        <label htmlFor={askBoxId} className="sr-only">
          {words.box[mode]}
        </label>
        <textarea
          ref={box}
          id={askBoxId}
          name="q"
          rows={1}
          dir="auto"
          value={draft}
          aria-invalid={isTooLong}
          aria-describedby={isTooLong ? tooLongId : undefined}
          placeholder={mode === 'ask' ? words.box.askPlaceholder : words.box.searchPlaceholder}
          enterKeyHint={mode === 'ask' ? 'go' : 'search'}
          autoComplete="off"
          spellCheck="true"
          className="block max-h-40 w-full resize-none [field-sizing:content] text-[18px] leading-[1.4] font-medium outline-none placeholder:font-normal placeholder:text-ink-3"
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {isTooLong && (
          <p id={tooLongId} role="alert" className="mt-1.5 text-label text-bad">
            {words.box.tooLong(maxQuestionCharacters, draft.trim().length)}
          </p>
        )}
        <div className="mt-2.5 flex flex-wrap items-center gap-1.5">
          <ScopeChip {...props} />
          {props.tags.length > 0 && (
            <Choice
              label={words.box.byTag}
              all={words.table.anyTag}
              value={props.tag}
              options={props.tags.map(({ tag, count }) => ({
                value: tag,
                label: words.table.tagged(tag, count),
              }))}
              onChange={props.onChooseTag}
            />
          )}
          <button
            type="submit"
            className="button-primary ml-auto flex items-center gap-2"
            disabled={isWorking && draft.trim() === question}
          >
            {words.shell[mode]}
            <Icon of={CornerDownLeft} size={14} className="hidden opacity-80 medium:block" />
          </button>
        </div>
      </form>
    </search>
  )
}

/** What is being written; replaced when another question is asked elsewhere (a button, the way back). */
function useDraft(question: string) {
  const [draft, setDraft] = useState(question)
  const last = useRef(question)
  useEffect(() => {
    if (last.current === question) return
    last.current = question
    setDraft(question)
  }, [question])
  return [draft, setDraft] as const
}

function ScopeChip({ scopeSize, onChooseScope, onClearScope }: Props) {
  const words = useWords()
  return (
    <span className="inline-flex items-center rounded-full border border-line text-label whitespace-nowrap text-ink-2">
      <button
        type="button"
        title={words.box.chooseScope}
        className="inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 hover:text-ink"
        onClick={onChooseScope}
      >
        <Icon of={ListFilter} size={13} />
        {scopeSize === 0 ? words.box.allDocuments : words.box.someDocuments(scopeSize)}
      </button>
      {scopeSize > 0 && (
        <button
          type="button"
          aria-label={words.box.clearScope}
          title={words.box.clearScope}
          className="-ml-1 rounded-full p-1.5 hover:text-ink"
          onClick={onClearScope}
        >
          <Icon of={X} size={13} />
        </button>
      )}
    </span>
  )
}
