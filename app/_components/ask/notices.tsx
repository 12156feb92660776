import { RotateCw, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'

/** What stands in the place of answers when there are none: a heading in the tool's own voice, and why. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="my-5 border-l-[3px] border-line-strong py-1 pl-4">
      <h2 className="mb-1 text-[18px] leading-snug font-semibold">{title}</h2>
      <p className="max-w-[60ch] text-ink-2">{children}</p>
    </div>
  )
}

/** A question that failed: the server's words, and another try. */
export function Failure({ message, onRetry }: { message: string; onRetry(): void }) {
  const words = useWords()
  return (
    <div role="alert" className="flex items-start gap-3 rounded-card border border-line bg-surface p-4">
      <Icon of={Unplug} size={18} className="mt-0.5 flex-none text-bad" />
      <div className="min-w-0">
        <h2 className="font-semibold">{words.results.failed}</h2>
        <p className="mt-0.5 text-ink-2 [overflow-wrap:anywhere]">{message}</p>
        <button type="button" className="button-line mt-3 flex items-center gap-2" onClick={onRetry}>
          <Icon of={RotateCw} size={14} />
          {words.results.retry}
        </button>
      </div>
    </div>
  )
}

/** Cards to come, of about their size, so that nothing jumps when they do. */
export function Skeleton({ note }: { note?: string | undefined }) {
  return (
    <div>
      {note && <p className="mb-3 text-ink-2">{note}</p>}
      <div aria-hidden="true" className="grid gap-3">
        {[0, 1].map((card) => (
          <div key={card} className="rounded-card border border-line bg-surface px-4.5 py-4">
            <div className="skeleton mb-3 h-6 w-2/5" />
            <div className="skeleton mb-2.5 h-4 w-full" />
            <div className="skeleton mb-2.5 h-4 w-11/12" />
            <div className="skeleton mb-4 h-4 w-3/5" />
            <div className="skeleton h-3 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Says that the answers are to a library that is no more, and offers to ask again. */
export function StaleNote({ label, onAgain }: { label: string; onAgain(): void }) {
  const words = useWords()
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-2 rounded-control bg-accent-soft px-3 py-1.5 text-label text-ink">
      {words.results.stale}
      <button type="button" className="link" onClick={onAgain}>
        {label}
      </button>
    </p>
  )
}
