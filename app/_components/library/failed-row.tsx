import { CircleSlash, TriangleAlert } from 'lucide-react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Row } from './row.tsx'

interface Props {
  document: Document
  onRetry(): void
  onRemove(): void
}

/** A document that could not be taken in: why, and what can be done about it. */
export function FailedRow({ document: { name, error, replaces }, onRetry, onRemove }: Props) {
  const words = useWords()
  const isCancelled = error?.code === 'cancelled'
  return (
    <Row icon={isCancelled ? CircleSlash : TriangleAlert} name={name} isBad={!isCancelled}>
      <p className={isCancelled ? undefined : 'text-bad [overflow-wrap:anywhere]'}>
        {isCancelled ? words.library.cancelled : error?.message}
      </p>
      {replaces && <p>{words.library.oldStays}</p>}
      <RowActions
        actions={[
          { label: words.library.retry, of: words.library.retryOf(name), act: onRetry },
          { label: words.library.remove, of: words.library.removeOf(name), act: onRemove },
        ]}
      />
    </Row>
  )
}

interface Action {
  label: string
  /** The label with the name of what it is done to. */
  of: string
  act(): void
}

/** Small buttons in a line below a row. */
export function RowActions({ actions }: { actions: Action[] }) {
  return (
    <p className="-mx-2 flex gap-1">
      {actions.map(({ label, of, act }) => (
        <button key={label} type="button" aria-label={of} className="link px-2 py-0.5" onClick={act}>
          {label}
        </button>
      ))}
    </p>
  )
}
