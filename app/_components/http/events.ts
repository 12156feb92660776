import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { forgetDocuments, noteDocuments, refreshDocuments } from './library.ts'

/** A connection that comes back sooner is not worth a word. */
const graceMs = 1_500
/** After an answer that ends the stream for good, which the browser itself does not try again. */
const reconnectMs = 2_000
/** Too short to be noticed. */
const gatherMs = 40

/**
 * Keeps the documents up to date from the server's events, for as long as the screen is open.
 * @param onDocument is told of every new state
 * @param onHeard is called when the server can be heard, at first and again
 * @returns whether the server can be heard
 */
export function useLibraryEvents(onDocument: (document: Document) => void, onHeard: () => void): boolean {
  const client = useQueryClient()
  const [isConnected, setIsConnected] = useState(true)
  const listener = useRef({ onDocument, onHeard })
  useEffect(() => {
    listener.current = { onDocument, onHeard }
  })

  useEffect(() => {
    let source: EventSource
    let graceTimer: ReturnType<typeof setTimeout> | undefined
    let reconnectTimer: ReturnType<typeof setTimeout> | undefined

    // A change of thousands comes as thousands of events: the screens are told of those of a moment together.
    const heard = new Map<string, Document | undefined>()
    let tellTimer: ReturnType<typeof setTimeout> | undefined
    const tellSoon = () => {
      tellTimer ??= setTimeout(() => {
        tellTimer = undefined
        const changed = [...heard.values()].filter((document) => document !== undefined)
        const gone = [...heard].filter(([, document]) => document === undefined).map(([id]) => id)
        heard.clear()
        if (changed.length > 0) noteDocuments(client, changed)
        if (gone.length > 0) forgetDocuments(client, gone)
      }, gatherMs)
    }

    const connect = () => {
      source = new EventSource('/api/events')
      source.addEventListener('open', () => {
        clearTimeout(graceTimer)
        graceTimer = undefined
        setIsConnected(true)
        void refreshDocuments(client)
        listener.current.onHeard()
      })
      source.addEventListener('error', () => {
        graceTimer ??= setTimeout(() => setIsConnected(false), graceMs)
        if (source.readyState === EventSource.CLOSED) reconnectTimer = setTimeout(connect, reconnectMs)
      })
      source.addEventListener('document', ({ data }) => {
        const document = JSON.parse(data) as Document
        heard.set(document.id, document)
        tellSoon()
        listener.current.onDocument(document)
      })
      source.addEventListener('removed', ({ data }) => {
        heard.set((JSON.parse(data) as { id: string }).id, undefined)
        tellSoon()
      })
    }

    connect()
    return () => {
      source.close()
      clearTimeout(graceTimer)
      clearTimeout(reconnectTimer)
      clearTimeout(tellTimer)
    }
  }, [client])

  return isConnected
}
