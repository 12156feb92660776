import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useLibraryEvents } from '../http/events.ts'
import { noteDocuments, useDocumentActions, useDocuments } from '../http/library.ts'
import { sendFile } from '../http/send-file.ts'
import { type Upload, UploadQueue } from '../http/upload-queue.ts'
import { words } from '../words.ts'

/** The library as the screens use it. */
export interface Library {
  documents: Document[]
  isLoaded: boolean
  isConnected: boolean
  uploads: Upload[]
  queue: UploadQueue
  actions: ReturnType<typeof useDocumentActions>
  /** What happened last, for those who can't see it. */
  announcement: string
}

/** Documents, uploads and what can be done with them, kept up to date by the server. */
export function useLibrary(): Library {
  const client = useQueryClient()
  const { documents, isLoaded } = useDocuments()
  const [announcement, setAnnouncement] = useState('')
  const working = useRef(new Set<string>())

  const onDocument = useCallback(({ id, name, status }: Document) => {
    const wasWorking = working.current.has(id)
    if (status === 'queued' || status === 'processing') working.current.add(id)
    else working.current.delete(id)
    if (wasWorking && status === 'ready') setAnnouncement(words.library.announceReady(name))
    if (wasWorking && status === 'failed') setAnnouncement(words.library.announceFailed(name))
  }, [])

  const isConnected = useLibraryEvents(onDocument)
  const queue = useMemo(
    () => new UploadQueue(sendFile, (document) => noteDocuments(client, [document])),
    [client],
  )
  const uploads = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot)
  return { documents, isLoaded, isConnected, uploads, queue, actions: useDocumentActions(), announcement }
}
