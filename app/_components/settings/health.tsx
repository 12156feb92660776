'use client'

import { CircleCheck, RotateCw, TriangleAlert } from 'lucide-react'
import type { Diagnosis } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Failure } from '../ask/notices.tsx'
import { useDiagnosis } from '../http/diagnosis.ts'
import { Icon } from '../shell/icon.tsx'
import type { Words } from '../words/catalogue.ts'
import { checkText } from './check-text.ts'
import { cardClass } from './section.tsx'

/** Every check with its outcome, and what to do about those that failed. */
export function Health() {
  const words = useWords()
  const { diagnosis, error, isChecking, checkAgain } = useDiagnosis()
  if (error && !isChecking) return <Failure message={error.message} onRetry={checkAgain} />
  return (
    <div className={cardClass} aria-busy={isChecking}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="font-semibold">
          {diagnosis && !isChecking ? summaryOf(words, diagnosis) : words.settings.loading}
        </p>
        <button
          type="button"
          className="button-line flex items-center gap-2"
          disabled={isChecking}
          onClick={checkAgain}
        >
          <Icon of={RotateCw} size={14} />
          {words.settings.checkAgain}
        </button>
      </div>
      {diagnosis ? <Checks checks={diagnosis.checks} /> : <Waiting />}
    </div>
  )
}

function summaryOf(words: Words, { checks }: Diagnosis): string {
  const faults = checks.filter(({ ok }) => !ok).length
  return faults === 0 ? words.settings.allSound : words.settings.faults(faults)
}

function Checks({ checks }: Pick<Diagnosis, 'checks'>) {
  const words = useWords()
  const names: Record<string, string> = words.settings.checkNames
  return (
    <ul className="mt-3 grid gap-2 border-t border-line pt-3">
      {checks.map(({ name, ok, message, found }) => (
        <li key={name} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
          <Icon
            of={ok ? CircleCheck : TriangleAlert}
            className={ok ? 'mt-0.5 text-good' : 'mt-0.5 text-bad'}
          />
          <div className="medium:grid medium:grid-cols-[120px_minmax(0,1fr)] medium:gap-x-4">
            <p className="font-medium">
              {names[name] ?? name}
              <span className="sr-only">: {ok ? words.settings.sound : words.settings.broken}</span>
            </p>
            <p className={ok ? 'text-ink-2 [overflow-wrap:anywhere]' : 'text-bad [overflow-wrap:anywhere]'}>
              {checkText(words, { ok, found }) ?? <span lang="en">{message}</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Before the first outcome, at about its height. */
function Waiting() {
  const words = useWords()
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="mb-3 text-ink-2">{words.settings.checking}</p>
      <div aria-hidden="true" className="grid gap-3">
        {[0, 1, 2, 3, 4].map((row) => (
          <div key={row} className="skeleton h-4 w-3/5" />
        ))}
      </div>
    </div>
  )
}
