import { History, X } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { Address } from '../state/address.ts'
import { useRecentQuestions } from '../state/use-recent-questions.ts'

/** The rest is in the palette. */
const shown = 6

interface Props extends Pick<Address, 'mode'> {
  onAsk(question: string): void
}

/** What was asked last in this mode, to be asked again or forgotten; nothing where nothing was. */
export function RecentList({ mode, onAsk }: Props) {
  const words = useWords()
  const { recent, forget, forgetAll } = useRecentQuestions()
  const asked = recent.filter((question) => question.mode === mode).slice(0, shown)
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="recent-title">
      <div className="mb-1 flex items-center justify-between gap-3">
        <h3 id="recent-title" className="text-label font-semibold text-ink-3">
          {mode === 'ask' ? words.recent.title : words.recent.titleSearch}
        </h3>
        <button type="button" className="button-quiet text-label" onClick={forgetAll}>
          {words.recent.clear}
        </button>
      </div>
      <ul>
        {asked.map((question) => (
          <li key={question.text} className="flex items-center rounded-control hover:bg-sunken">
            <button
              type="button"
              className="flex min-w-0 flex-1 items-center gap-2.5 px-2 py-[7px] text-left"
              onClick={() => onAsk(question.text)}
            >
              <Icon of={History} size={14} className="flex-none text-ink-3" />
              <span className="truncate" title={question.text}>
                {question.text}
              </span>
            </button>
            <button
              type="button"
              aria-label={words.recent.remove(question.text)}
              title={words.recent.remove(question.text)}
              className="button-icon"
              onClick={() => forget(question)}
            >
              <Icon of={X} size={14} />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-1 px-2 text-label text-ink-3">{words.recent.note}</p>
    </section>
  )
}
