import { useWords } from '#words'

/** A sheet to come. */
export function SourceSkeleton() {
  const words = useWords()
  return (
    <div className="min-h-0 flex-1 overflow-hidden">
      <p className="sr-only">{words.reader.loading}</p>
      <div aria-hidden="true" className="sheet grid gap-4">
        <div className="skeleton mb-3 h-7 w-3/5 bg-[#e8e3d8]" />
        {[92, 100, 96, 88, 99, 62].map((width) => (
          <div key={width} className="skeleton h-4 bg-[#e8e3d8]" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  )
}

/** A document that can't be shown: the server's words, and another try. */
export function SourceFailure({ message, onRetry }: { message: string; onRetry(): void }) {
  const words = useWords()
  return (
    <div role="alert" className="m-auto max-w-[420px] p-6 text-center">
      <h3 className="text-read font-semibold">{words.reader.failed}</h3>
      <p className="mt-1 mb-3 text-ink-2">{message}</p>
      <button type="button" className="button-line" onClick={onRetry}>
        {words.results.retry}
      </button>
    </div>
  )
}

/** Before anything is open. */
export function NoSource({ hasQuestion }: { hasQuestion: boolean }) {
  const words = useWords()
  return (
    <p className="m-auto max-w-[300px] p-6 text-center font-serif text-read text-ink-3">
      {hasQuestion ? words.reader.empty : words.reader.emptyDocument}
    </p>
  )
}
