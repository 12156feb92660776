import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useSamples } from '../http/library.ts'
import type { Address } from '../state/address.ts'
import { RecentList } from './recent-list.tsx'

/** Enough to see what can be asked. */
const shownQuestions = 3

interface Props extends Pick<Address, 'mode'> {
  documents: Document[]
  onAsk(question: string): void
}

/** Before the first question: what to do with the box, what was asked last, and questions to try where the sample library is loaded. */
export function Idle({ mode, documents, onAsk }: Props) {
  const words = useWords()
  const { samples } = useSamples()
  const names = new Set(samples?.documents.map(({ name }) => name))
  const loaded = documents.filter(({ name }) => names.has(name))
  const ready = loaded.filter(({ status }) => status === 'ready').length
  const isAsk = mode === 'ask'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 px-0.5 pt-8">
      <div>
        <h2 className="mb-1.5 font-serif text-answer font-semibold tracking-[-0.01em]">
          {isAsk ? words.firstRun.idle : words.firstRun.idleSearch}
        </h2>
        <p className="text-ink-2">{isAsk ? words.firstRun.idleText : words.firstRun.idleSearchText}</p>
      </div>
      <RecentList mode={mode} onAsk={onAsk} />
      {isAsk && samples && loaded.length > 0 && (
        <div>
          <h3 className="mb-2 text-label font-semibold text-ink-3">{words.firstRun.try}</h3>
          <ul className="grid gap-2">
            {samples.questions.slice(0, shownQuestions).map((question) => (
              <li key={question}>
                <button
                  type="button"
                  className="w-full rounded-card border border-line bg-surface px-4 py-2.5 text-left font-serif text-read transition-colors duration-100 hover:border-line-strong"
                  onClick={() => onAsk(question)}
                >
                  {question}
                </button>
              </li>
            ))}
          </ul>
          {ready < loaded.length && (
            <p className="mt-3 text-label text-ink-3">
              {ready > 0 ? words.firstRun.soon(ready, loaded.length) : words.firstRun.first}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
