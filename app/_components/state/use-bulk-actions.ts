import { useCallback } from 'react'
import { toast } from 'sonner'
import type { Document } from '#lib/api/schemas.ts'
import { useBulk } from '../http/bulk.ts'
import { words } from '../words.ts'

/** Long enough to see what went, and to want it back. */
const undoMs = 8_000

/** What can be done with the selected documents, with a word on what has happened. */
export function useBulkActions() {
  const { mutate } = useBulk()
  const onError = useCallback((failure: Error) => toast.error(failure.message), [])
  const restore = useCallback(
    (ids: string[]) =>
      mutate(
        { action: 'restore', ids },
        {
          onError,
          onSuccess: ({ documents }) => toast(words.table.restored(documents.length, ids.length)),
        },
      ),
    [mutate, onError],
  )
  const remove = useCallback(
    (ids: string[]) =>
      mutate(
        { action: 'remove', ids },
        {
          onError,
          onSuccess: ({ removed }) =>
            toast(words.table.removed(removed.length), {
              duration: undoMs,
              action: { label: words.table.undo, onClick: () => restore(removed) },
            }),
        },
      ),
    [mutate, onError, restore],
  )
  const reindex = (ids: string[]) =>
    mutate(
      { action: 'reindex', ids },
      { onError, onSuccess: ({ documents }) => toast(words.table.reindexed(documents.length)) },
    )
  const tag = (ids: string[], change: { add?: string[]; remove?: string[] }) =>
    mutate({ action: 'tag', ids, ...change }, { onError })
  return { remove, reindex, tag, download }
}

/** Saves the originals one after the other, as the browser does with downloads. */
function download(documents: Document[]): void {
  for (const { id, name } of documents) {
    const link = document.createElement('a')
    link.href = `/api/documents/${id}/file`
    link.download = name
    link.click()
  }
}
