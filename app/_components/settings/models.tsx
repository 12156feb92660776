import clsx from 'clsx'
import Link from 'next/link'
import { useWords } from '#words'
import type { ModelsView, ModelView } from './model-view.ts'
import { ScoreTable } from './score-table.tsx'
import { cardClass } from './section.tsx'

/** The models, each with what it is for, its licence and its scores. */
export function Models({ models: { shipped, others } }: { models: ModelsView }) {
  const words = useWords()
  return (
    <>
      <p className="mb-3 max-w-[65ch] text-ink-2">{words.settings.modelsText}</p>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {others.map(({ role, name }) => (
          <li key={role} className={cardClass}>
            <h3 className="font-semibold [overflow-wrap:anywhere]">{name}</h3>
            <p className="text-ink-2">{words.settings.otherModel(role)}</p>
          </li>
        ))}
        {shipped.map((model) => (
          <li key={model.name} className={cardClass}>
            <Model model={model} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Model({ model }: { model: ModelView }) {
  const words = useWords()
  const { name, role, version, state, licence, sizeBytes, scores } = model
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{name}</h3>
        <ModelState state={state} />
      </div>
      <p className="text-ink-2">{words.settings.roles[role]}</p>
      <p className="mt-1 text-label text-ink-3 tabular-nums">
        {role} · {words.settings.versionOf(version)} · {words.bytes(sizeBytes)} · {licence}
      </p>
      {scores.map((table) => (
        <div key={table.columns.join()} className="mt-3">
          <ScoreTable scores={table} label={`${words.settings.scoresOf(name)}: ${table.columns[0]}`} />
        </div>
      ))}
      <p className="mt-3">
        <Link href={`/settings/models/${name}`} aria-label={words.settings.cardOf(name)} className="link">
          {words.settings.card}
        </Link>
      </p>
    </>
  )
}

/** Whether the model is loaded, in words. */
export function ModelState({ state }: Pick<ModelView, 'state'>) {
  const words = useWords()
  return (
    <span className={clsx('text-label font-semibold', state === 'loaded' ? 'text-good' : 'text-ink-3')}>
      {words.settings.states[state]}
    </span>
  )
}
