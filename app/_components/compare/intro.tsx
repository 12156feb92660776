import { useState } from 'react'
import type { QuestionSet } from '#lib/api/tables.ts'
import { useWords } from '#words'
import { SetEditor } from './set-editor.tsx'

interface Props {
  questionSets: QuestionSet[]
  onChoose(setId: string | undefined, unsaved?: string[]): void
}

type Starter = { name: string; questions: readonly string[] }

/** Before there are questions: what this is, the sets there are, and room to write. */
export function Intro({ questionSets, onChoose }: Props) {
  const words = useWords()
  const [starter, setStarter] = useState<Starter>()
  return (
    <div className="mx-auto grid w-full max-w-[680px] gap-5 px-3.5 py-6 medium:px-5 medium:py-10">
      <div className="grid gap-2">
        <h2 className="font-serif text-hero font-semibold tracking-[-0.015em] text-balance">
          {words.compare.introTitle}
        </h2>
        <p className="max-w-[65ch] font-serif text-read text-ink-2">{words.compare.intro}</p>
      </div>
      {questionSets.length > 0 && (
        <Choices label={words.compare.saved}>
          {questionSets.map(({ id, name }) => (
            <Choice key={id} name={name} onChoose={() => onChoose(id)} />
          ))}
        </Choices>
      )}
      <Choices label={words.compare.starters}>
        {words.compare.starterSets.map((one) => (
          <Choice key={one.name} name={one.name} onChoose={() => setStarter(one)} />
        ))}
      </Choices>
      <SetEditor
        key={starter?.name}
        set={undefined}
        name={starter?.name}
        questions={starter?.questions ?? []}
        onChoose={onChoose}
      />
    </div>
  )
}

function Choices({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section aria-label={label} className="grid gap-1.5">
      <h3 className="text-label font-semibold text-ink-3">{label}</h3>
      <ul className="flex flex-wrap gap-2">{children}</ul>
    </section>
  )
}

function Choice({ name, onChoose }: { name: string; onChoose(): void }) {
  return (
    <li>
      <button type="button" className="button-line [overflow-wrap:anywhere]" onClick={onChoose}>
        {name}
      </button>
    </li>
  )
}
