import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { invariant } from '#lib/errors.ts'
import { useWords } from '#words'
import { useLibraryEvents } from '../http/events.ts'
import { noteDocuments, useDocumentActions, useDocuments } from '../http/library.ts'
import { recover } from '../http/recover.ts'
import { sendFile } from '../http/send-file.ts'
import { isSent, type Upload, UploadQueue } from '../http/upload-queue.ts'
import { nextBatch } from './batch.ts'

/** The library as the screens use it. */
export interface Library {
  documents: Document[]
  isLoaded: boolean
  isConnected: boolean
  uploads: Upload[]
  queue: UploadQueue
  /** What is being added together, by its bytes. */
  batch: ReadonlySet<string>
  actions: ReturnType<typeof useDocumentActions>
  /** What happened last, for those who can't see it. */
  announcement: string
}

/** Given to every screen by the provider: what is being sent goes on from one screen to the next. */
export const LibraryContext = createContext<Library | undefined>(undefined)

/** Documents, uploads and what can be done with them. */
export function useLibrary(): Library {
  const library = useContext(LibraryContext)
  invariant(library, 'A screen was shown outside of the provider of the library.')
  return library
}

const nothing: ReadonlySet<string> = new Set()

/** Makes the library that the screens share, kept up to date by the server. */
export function useSharedLibrary(): Library {
  const words = useWords()
  const client = useQueryClient()
  const { documents, isLoaded } = useDocuments()
  const [announcement, setAnnouncement] = useState('')
  /** By their bytes: a new version goes on under another id when it is ready. */
  const working = useRef(new Set<string>())

  const onDocument = useCallback(
    ({ sha256, name, status }: Document) => {
      const wasWorking = working.current.has(sha256)
      if (status === 'queued' || status === 'processing') working.current.add(sha256)
      else working.current.delete(sha256)
      // While others are under way, the line that sums them up speaks for all.
      const isLast = working.current.size === 0
      if (wasWorking && isLast && status === 'ready') setAnnouncement(words.library.announceReady(name))
      if (wasWorking && status === 'failed') setAnnouncement(words.library.announceFailed(name))
    },
    [words],
  )

  const queue = useMemo(
    () => new UploadQueue(sendFile, (document) => noteDocuments(client, [document])),
    [client],
  )
  const isConnected = useLibraryEvents(onDocument, () => {
    recover(client)
    queue.reconnect()
  })
  const uploads = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot)
  const actions = useDocumentActions()
  const [batch, setBatch] = useState<ReadonlySet<string>>(nothing)
  const next = useMemo(() => nextBatch(batch, documents, uploads.some(isSent)), [batch, documents, uploads])
  if (next !== batch) setBatch(next)
  return useMemo(
    () => ({ documents, isLoaded, isConnected, uploads, queue, batch, actions, announcement }),
    [documents, isLoaded, isConnected, uploads, queue, batch, actions, announcement],
  )
}
