import { Pencil, Play, Square } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { CompareState } from '../state/use-compare.ts'
import { DocumentsDialog } from './documents-dialog.tsx'
import { ExportButtons } from './export-buttons.tsx'

interface Props {
  compare: CompareState
  isEditing: boolean
  onEdit(): void
  onChoose(setId: string | undefined, unsaved?: string[]): void
}

/** Above the table: which questions and documents, how far it is, and the ways out. */
export function Toolbar({ compare, isEditing, onEdit, onChoose }: Props) {
  const words = useWords()
  const { questions } = compare
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 border-b border-line bg-surface px-3.5 py-2 medium:px-5">
      <SetChooser compare={compare} onChoose={onChoose} />
      {questions.length > 0 && (
        <>
          <button
            type="button"
            aria-expanded={isEditing}
            className="button-line flex items-center gap-2 px-3"
            onClick={onEdit}
          >
            <Icon of={Pencil} size={14} />
            {words.compare.edit}
          </button>
          <DocumentsDialog compare={compare} />
          <RunStatus compare={compare} />
          <ExportButtons compare={compare} />
        </>
      )}
    </div>
  )
}

/** Values of the chooser that are no set's id. */
const newSet = 'new'
const unsaved = ''

function SetChooser({ compare, onChoose }: Pick<Props, 'compare' | 'onChoose'>) {
  const words = useWords()
  const { address, set, questionSets } = compare
  return (
    <label className="flex min-w-0 items-center gap-2 text-label font-semibold text-ink-3">
      <span className="sr-only medium:not-sr-only">{words.compare.set}</span>
      <select
        aria-label={words.compare.chooseSet}
        value={set?.id ?? unsaved}
        className="h-[34px] max-w-[240px] min-w-0 rounded-[8px] border border-line-strong bg-surface px-2 text-ui font-medium text-ink"
        onChange={({ target: { value } }) => {
          if (value !== unsaved) onChoose(value === newSet ? undefined : value)
        }}
      >
        {!set && (
          <option value={unsaved}>
            {address.setId === undefined ? words.compare.unsaved : words.compare.setGone}
          </option>
        )}
        {questionSets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={newSet}>{words.compare.newSet}</option>
      </select>
    </label>
  )
}

function RunStatus({ compare: { table, questions, rows: documents } }: Pick<Props, 'compare'>) {
  const words = useWords()
  const { run, rows, isRunning, isStopped } = table
  const done = [...rows.values()].filter(({ status }) => status === 'done').length
  const total = documents.length
  const isFinished = total > 0 && rows.size === total && !isRunning && !isStopped
  const said = isStopped ? words.compare.stopped(done, total) : words.compare.progress(done, total)
  const finished = words.compare.finished(done, questions.length)
  return (
    <div className="flex items-center gap-1 text-label text-ink-3 medium:ml-auto">
      {total > 0 && <span className="tabular-nums">{isFinished ? finished : said}</span>}
      <span role="status" className="sr-only">
        {isFinished ? finished : isStopped ? said : ''}
      </span>
      {isRunning && (
        <button type="button" className="button-quiet flex items-center gap-1.5" onClick={() => run.stop()}>
          <Icon of={Square} size={12} />
          {words.compare.stop}
        </button>
      )}
      {isStopped && !isRunning && (
        <button type="button" className="button-quiet flex items-center gap-1.5" onClick={() => run.resume()}>
          <Icon of={Play} size={12} />
          {words.compare.resume}
        </button>
      )}
    </div>
  )
}
