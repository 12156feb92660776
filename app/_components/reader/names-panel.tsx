import clsx from 'clsx'
import { useMemo, useState } from 'react'
import { useWords } from '#words'
import { useAnnotations } from '../http/annotations.ts'
import { groupNames, type Name, type NameGroup } from './name-groups.ts'
import { PanelNote } from './panel-note.tsx'
import { ToneSummary } from './tone-summary.tsx'
import { type Walk, walkOn } from './walk.ts'

/** More at once are a list to be searched, and not to be seen. */
const shownAtFirst = 8

interface Props {
  documentId: string
  onWalk(walk: Walk): void
}

/** Who and what a document names, and its tone. A name leads from one of its places to the next. */
export function NamesPanel({ documentId, onWalk }: Props) {
  const words = useWords()
  const { entities, passages, total, error } = useAnnotations(documentId)
  const groups = useMemo(() => groupNames(entities), [entities])
  const [chosen, setChosen] = useState<{ key: string; index: number }>()
  const walk = ({ key, spans }: Name, steps: number) => {
    const index = chosen?.key === key ? walkOn(chosen.index, steps, spans.length) : 0
    setChosen({ key, index })
    onWalk({ spans, current: spans[index] })
  }
  const isDone = total > 0 && passages.length >= total
  return (
    <>
      {error && <PanelNote>{error.message}</PanelNote>}
      {!error && !isDone && (
        <PanelNote>
          {total === 0 ? words.reader.panel.loading : words.reader.panel.reading(passages.length, total)}
        </PanelNote>
      )}
      {isDone && groups.length === 0 && <PanelNote>{words.reader.panel.noNames}</PanelNote>}
      {passages.length > 0 && <ToneSummary passages={passages} />}
      {groups.map((group) => (
        <KindOfNames key={group.kind} group={group} chosen={chosen} onStep={walk} />
      ))}
    </>
  )
}

interface KindProps {
  group: NameGroup
  /** The name that is walked through, and which of its places is shown. */
  chosen: { key: string; index: number } | undefined
  onStep(name: Name, steps: number): void
}

/** The names of a kind: at first only the most frequent of those that the model is sure of. */
function KindOfNames({ group: { kind, names }, chosen, onStep }: KindProps) {
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? names : names.filter(({ isSure }) => isSure).slice(0, shownAtFirst)
  return (
    <section aria-label={words.reader.panel.kinds[kind]} className="px-1.5 pb-3">
      <h3 className="px-2 py-1 text-label font-semibold text-ink-3">{words.reader.panel.kinds[kind]}</h3>
      <ul>
        {shown.map((name) => (
          <li key={name.key}>
            <NameRow
              name={name}
              index={chosen?.key === name.key ? chosen.index : undefined}
              onStep={(steps) => onStep(name, steps)}
            />
          </li>
        ))}
      </ul>
      {(isWhole || shown.length < names.length) && (
        <button
          type="button"
          aria-expanded={isWhole}
          className="link px-2 py-1 text-label"
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? words.reader.panel.fewerNames : words.reader.panel.allNames(names.length)}
        </button>
      )}
    </section>
  )
}

interface RowProps {
  name: Name
  /** Which of its places is shown; undefined while the name isn't chosen. */
  index: number | undefined
  onStep(steps: number): void
}

/** Pressed again it goes on to the next place; with Shift, to the one before. */
function NameRow({ name: { name, spans }, index, onStep }: RowProps) {
  const words = useWords()
  const isChosen = index !== undefined
  return (
    <button
      type="button"
      aria-current={isChosen ? 'true' : undefined}
      title={words.reader.panel.walk}
      className={clsx(
        'flex w-full items-baseline gap-2 rounded-control px-2 py-1 text-start transition-colors duration-100 hover:bg-sunken',
        isChosen ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:text-ink',
      )}
      onClick={(event) => onStep(event.shiftKey ? -1 : 1)}
    >
      <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {name}
      </span>
      <span className="text-label text-ink-3 tabular-nums">
        {isChosen ? words.reader.panel.nth(index + 1, spans.length) : words.number(spans.length)}
      </span>
    </button>
  )
}
