import { CircleSlash, TriangleAlert } from 'lucide-react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { FailureActions } from './failure-actions.tsx'
import { Row } from './row.tsx'

/** A document that could not be taken in: why, and what can be done about it. */
export function FailedRow({ document }: { document: Document }) {
  const words = useWords()
  const { name, error, replaces } = document
  const isCancelled = error?.code === 'cancelled'
  return (
    <Row icon={isCancelled ? CircleSlash : TriangleAlert} name={name} isBad={!isCancelled}>
      <p className={isCancelled ? undefined : 'text-bad [overflow-wrap:anywhere]'}>
        {isCancelled ? words.library.cancelled : error?.message}
      </p>
      {replaces && <p>{words.library.oldStays}</p>}
      <FailureActions document={document} />
    </Row>
  )
}
