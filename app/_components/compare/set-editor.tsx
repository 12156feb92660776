import { useState } from 'react'
import { maxQuestionCharacters, maxQuestions } from '#lib/api/limits.ts'
import type { QuestionSet } from '#lib/api/tables.ts'
import { parseQuestions } from '#lib/table/parse-questions.ts'
import { useWords } from '#words'
import { useSaveQuestionSet } from '../http/question-sets.ts'
import type { Words } from '../words/catalogue.ts'
import { RemoveSet } from './remove-set.tsx'

interface Props {
  /** The set being changed; none for a new one. */
  set: QuestionSet | undefined
  /** What a new set is called, until someone calls it otherwise. */
  name?: string | undefined
  questions: readonly string[]
  onChoose(setId: string | undefined, unsaved?: string[]): void
  onCancel?: (() => void) | undefined
}

const fieldClass =
  'w-full rounded-control border border-line-strong bg-surface px-3 py-2 text-ink placeholder:text-ink-3'

/** A set of questions being written: saved under its name and asked, or asked as it is. */
export function SetEditor({ set, name: suggested = '', questions: before, onChoose, onCancel }: Props) {
  const words = useWords()
  const [name, setName] = useState(set?.name ?? suggested)
  const [text, setText] = useState(before.join('\n'))
  const [fault, setFault] = useState<string>()
  const save = useSaveQuestionSet(({ id }) => onChoose(id))
  const questions = parseQuestions(text)
  const problem = fault ?? save.error?.message

  const act = (isSaving: boolean) => {
    const found =
      faultOf(words, questions) ?? (isSaving && name.trim() === '' ? words.compare.needsName : undefined)
    setFault(found)
    if (found !== undefined) return
    if (isSaving) save.mutate({ id: set?.id, name, questions })
    else onChoose(undefined, questions)
  }

  return (
    <form
      aria-label={words.compare.editor}
      className="grid max-w-[680px] gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        act(true)
      }}
    >
      <label className="grid gap-1 text-label font-semibold text-ink-2">
        {words.compare.name}
        <input
          value={name}
          maxLength={200}
          placeholder={words.compare.namePlaceholder}
          className={`${fieldClass} text-ui font-normal`}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="grid gap-1">
        <label className="grid gap-1 text-label font-semibold text-ink-2">
          {words.compare.questions}
          <textarea
            value={text}
            rows={Math.min(12, Math.max(6, text.split('\n').length + 1))}
            className={`${fieldClass} text-ui leading-6 font-normal`}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p className="text-label text-ink-3">{words.compare.questionsHint(questions.length)}</p>
      </div>
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="button-primary" disabled={save.isPending}>
          {words.compare.save}
        </button>
        <button type="button" className="button-line" onClick={() => act(false)}>
          {words.compare.askUnsaved}
        </button>
        {onCancel && (
          <button type="button" className="button-quiet py-1.5" onClick={onCancel}>
            {words.compare.cancel}
          </button>
        )}
        {set && <RemoveSet set={set} onRemoved={() => onChoose(undefined)} />}
      </div>
    </form>
  )
}

/** Why the questions can't be asked; undefined when they can. */
function faultOf(words: Words, questions: string[]): string | undefined {
  if (questions.length === 0) return words.compare.needsQuestions
  if (questions.length > maxQuestions) return words.compare.tooMany(maxQuestions, questions.length)
  const long = questions.findIndex(({ length }) => length > maxQuestionCharacters)
  return long < 0 ? undefined : words.compare.tooLong(maxQuestionCharacters, long + 1)
}
