import { useCallback } from 'react'
import { toast } from 'sonner'
import { type Document, maxArchivedDocuments } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useBulk } from '../http/bulk.ts'
import type { Words } from '../words/catalogue.ts'

/** Long enough to see what went, and to want it back. */
const undoMs = 8_000

/** What can be done with the selected documents, with a word on what has happened. */
export function useBulkActions() {
  const words = useWords()
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
    [mutate, onError, words],
  )
  const remove = useCallback(
    (ids: string[]) =>
      mutate(
        { action: 'remove', ids },
        {
          onError,
          onSuccess: ({ removed }) => {
            if (removed.length === 0) {
              toast(words.table.goneBefore(ids.length))
              return
            }
            toast(words.table.removed(removed.length), {
              duration: undoMs,
              action: { label: words.table.undo, onClick: () => restore(removed) },
            })
          },
        },
      ),
    [mutate, onError, restore, words],
  )
  const reindex = (ids: string[]) =>
    mutate(
      { action: 'reindex', ids },
      { onError, onSuccess: ({ documents }) => toast(words.table.reindexed(documents.length)) },
    )
  const tag = (ids: string[], change: { add?: string[]; remove?: string[] }) =>
    mutate({ action: 'tag', ids, ...change }, { onError })
  return { remove, reindex, tag, download: (documents: Document[]) => download(words, documents) }
}

/** Saves the original of one document as it is, those of several in one archive. */
function download(words: Words, documents: Document[]): void {
  const [first] = documents
  if (documents.length === 1 && first) save(`/api/documents/${first.id}/file`, first.name)
  else if (documents.length > maxArchivedDocuments)
    toast.error(words.table.tooManyToDownload(maxArchivedDocuments))
  else save(`/api/documents/archive?ids=${documents.map(({ id }) => id).join()}`, words.table.archiveName)
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
