import { useState } from 'react'
import type { QuestionSet } from '#lib/api/tables.ts'
import { useWords } from '#words'
import { useRemoveQuestionSet } from '../http/question-sets.ts'

/** Removes a set, once asked whether that is meant. */
export function RemoveSet({ set, onRemoved }: { set: QuestionSet; onRemoved(): void }) {
  const words = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const remove = useRemoveQuestionSet(onRemoved)
  if (!isAsking)
    return (
      <button type="button" className="button-quiet py-1.5 text-bad" onClick={() => setIsAsking(true)}>
        {words.compare.remove}
      </button>
    )
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 text-ink-2">
      {remove.error?.message ?? words.compare.removeQuestion}
      <button type="button" className="link px-1 py-1" onClick={() => remove.mutate(set.id)}>
        {words.compare.removeYes}
      </button>
      <button type="button" className="link px-1 py-1" onClick={() => setIsAsking(false)}>
        {words.compare.keep}
      </button>
    </div>
  )
}
