import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { maxArchivedDocuments } from '#lib/api/limits.ts'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useBulk } from '../http/bulk.ts'
import { documentsShown } from '../http/library.ts'
import { notify } from '../table/notify.ts'
import type { Words } from '../words/catalogue.ts'

/** Long enough to see what went, and to want it back. */
const undoMs = 8_000

/** What can be done with the selected documents, with a word on what has happened. */
export function useBulkActions() {
  const words = useWords()
  const client = useQueryClient()
  const { mutate } = useBulk()
  const onError = useCallback((failure: Error) => notify({ text: failure.message, isFailure: true }), [])
  const restore = useCallback(
    (ids: string[]) =>
      mutate(
        { action: 'restore', ids },
        {
          onError,
          onSuccess: ({ documents }) =>
            notify({ text: words.table.restored(documents.length, ids.length, documents[0]?.name ?? '') }),
        },
      ),
    [mutate, onError, words],
  )
  const remove = useCallback(
    (ids: string[]) => {
      // Once deleted, they are not shown any more.
      const shown = documentsShown(client)
      const nameOf = (wanted: string | undefined) => shown.find(({ id }) => id === wanted)?.name ?? ''
      mutate(
        { action: 'remove', ids },
        {
          onError,
          onSuccess: ({ removed }) => {
            if (removed.length === 0) {
              notify({ text: words.table.goneBefore(ids.length, nameOf(ids[0])) })
              return
            }
            notify({
              text: words.table.removed(removed.length, nameOf(removed[0])),
              duration: undoMs,
              action: { label: words.table.undo, onClick: () => restore(removed) },
            })
          },
        },
      )
    },
    [client, mutate, onError, restore, words],
  )
  const reindex = (ids: string[]) =>
    mutate(
      { action: 'reindex', ids },
      {
        onError,
        onSuccess: ({ documents }) =>
          notify({ text: words.table.reindexed(documents.length, documents[0]?.name ?? '') }),
      },
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
    notify({ text: words.table.tooManyToDownload(maxArchivedDocuments), isFailure: true })
  else save(`/api/documents/archive?ids=${documents.map(({ id }) => id).join()}`, words.table.archiveName)
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
