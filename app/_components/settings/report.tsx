'use client'

import { ClipboardCopy } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useState } from 'react'
import { useWords } from '#words'
import { useDiagnosis } from '../http/diagnosis.ts'
import { Icon } from '../shell/icon.tsx'
import { type ReportFacts, writeBugReport } from './bug-report.ts'
import { cardClass } from './section.tsx'

/** One button that copies what a bug report needs, and the text itself for those who want to see it first. */
export function Report({ facts }: { facts: ReportFacts }) {
  const words = useWords()
  const { diagnosis, isChecking } = useDiagnosis()
  const { theme = '' } = useTheme()
  const [outcome, setOutcome] = useState('')
  const [isShown, setIsShown] = useState(false)
  const write = () =>
    writeBugReport(facts, diagnosis, {
      userAgent: navigator.userAgent,
      width: window.innerWidth,
      height: window.innerHeight,
      theme,
    })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(write())
      setOutcome(words.settings.copied)
    } catch {
      // Only over https or on this computer itself may a page write there.
      setOutcome(words.settings.copyFailed)
      setIsShown(true)
    }
  }
  return (
    <div className={cardClass}>
      <p className="mb-3 max-w-[65ch] text-ink-2">{words.settings.reportText}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="button" className="button-primary flex items-center gap-2" onClick={() => void copy()}>
          <Icon of={ClipboardCopy} size={14} />
          {words.settings.copy}
        </button>
        <button type="button" className="link" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {words.settings.show}
        </button>
        <p role="status" className="text-ink-2">
          {outcome || (isChecking && words.settings.reportWaits)}
        </p>
      </div>
      {isShown && (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="mt-3 max-h-80 overflow-auto rounded-control bg-sunken p-3 font-mono text-label whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {write()}
        </pre>
      )}
    </div>
  )
}
