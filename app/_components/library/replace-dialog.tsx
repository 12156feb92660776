import { useState } from 'react'
import { useWords } from '#words'
import { isSent, type Upload, type UploadQueue } from '../http/upload-queue.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'

/** What can become of a file whose name the library has, with other bytes. */
const choices = ['replace', 'keep', 'skip'] as const
type Choice = (typeof choices)[number]

interface Props {
  uploads: Upload[]
  queue: UploadQueue
}

/**
 * Asks what becomes of files whose names the library has, with other bytes; once for all, when the others have been sent.
 * Whoever closes it finds the same question in the list of what is on its way.
 */
export function ReplaceDialog({ uploads, queue }: Props) {
  const words = useWords()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const asking = uploads.filter(({ state }) => state === 'asking')
  if (uploads.some(isSent) || asking.every(({ key }) => closed.has(key))) return null
  const [first] = asking
  return (
    <DialogFrame
      title={words.replace.title(asking.length, first?.name ?? '')}
      note={words.replace.note}
      width={520}
      onClose={() => setClosed(new Set(asking.map(({ key }) => key)))}
    >
      {asking.length === 1 && first ? (
        <div className="flex flex-wrap gap-2 px-5 pb-5">
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              className={choice === 'replace' ? 'button-primary' : 'button-line'}
              onClick={() => decide(queue, first.key, choice)}
            >
              {words.replace[choice]}
            </button>
          ))}
        </div>
      ) : (
        <ManyChoices asking={asking} queue={queue} />
      )}
    </DialogFrame>
  )
}

function ManyChoices({ asking, queue }: { asking: Upload[]; queue: UploadQueue }) {
  const words = useWords()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const choiceOf = (key: string): Choice => chosen.get(key) ?? 'replace'
  const [first] = asking
  const common = asking.every(({ key }) => choiceOf(key) === choiceOf(first?.key ?? ''))
  const forAll = (choice: Choice) => setChosen(new Map(asking.map(({ key }) => [key, choice])))
  const apply = () => {
    for (const { key } of asking) decide(queue, key, choiceOf(key))
  }
  return (
    <>
      <p className="flex items-center justify-between gap-3 border-b border-line px-5 pb-3 font-semibold">
        {words.replace.forAll}
        <ChoiceBox
          label={words.replace.forAll}
          value={common ? choiceOf(first?.key ?? '') : undefined}
          onChange={forAll}
        />
      </p>
      <ul className="grid min-h-0 gap-1 overflow-y-auto px-5 py-3">
        {asking.map(({ key, name }) => (
          <li key={key} className="flex items-center justify-between gap-3">
            <span className="truncate" title={name} dir="auto">
              {name}
            </span>
            <ChoiceBox
              label={words.replace.of(name)}
              value={choiceOf(key)}
              onChange={(choice) => setChosen(new Map(chosen).set(key, choice))}
            />
          </li>
        ))}
      </ul>
      <div className="border-t border-line px-5 py-3">
        <button type="button" className="button-primary" onClick={apply}>
          {words.replace.apply}
        </button>
      </div>
    </>
  )
}

interface ChoiceProps {
  label: string
  /** Absent where several hold different ones. */
  value: Choice | undefined
  onChange(choice: Choice): void
}

function ChoiceBox({ label, value, onChange }: ChoiceProps) {
  const words = useWords()
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      className="h-[34px] flex-none rounded-[8px] border border-line-strong bg-surface px-2 text-ui font-medium text-ink"
      onChange={(event) => onChange(event.target.value as Choice)}
    >
      {value === undefined && <option value="" hidden />}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {words.replace[choice]}
        </option>
      ))}
    </select>
  )
}

function decide(queue: UploadQueue, key: string, choice: Choice): void {
  if (choice === 'skip') queue.dismiss(key)
  else queue.decide(key, choice)
}
