import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { forgetDocument, noteDocument, refreshDocuments } from './library.ts'

/** A connection that comes back sooner is not worth a word. */
const graceMs = 1_500
/** After an answer that ends the stream for good, which the browser itself does not try again. */
const reconnectMs = 2_000

/**
 * Keeps the documents up to date from the server's events, for as long as the screen is open.
 * @param onDocument is told of every new state
 * @returns whether the server can be heard
 */
export function useLibraryEvents(onDocument: (document: Document) => void): boolean {
  const client = useQueryClient()
  const [isConnected, setIsConnected] = useState(true)
  const listener = useRef(onDocument)
  useEffect(() => {
    listener.current = onDocument
  })

  useEffect(() => {
    let source: EventSource
    let graceTimer: ReturnType<typeof setTimeout> | undefined
    let reconnectTimer: ReturnType<typeof setTimeout> | undefined

    const connect = () => {
      source = new EventSource('/api/events')
      source.addEventListener('open', () => {
        clearTimeout(graceTimer)
        graceTimer = undefined
        setIsConnected(true)
        void refreshDocuments(client)
      })
      source.addEventListener('error', () => {
        graceTimer ??= setTimeout(() => setIsConnected(false), graceMs)
        if (source.readyState === EventSource.CLOSED) reconnectTimer = setTimeout(connect, reconnectMs)
      })
      source.addEventListener('document', ({ data }) => {
        const document = JSON.parse(data) as Document
        noteDocument(client, document)
        listener.current(document)
      })
      source.addEventListener('removed', ({ data }) =>
        forgetDocument(client, (JSON.parse(data) as { id: string }).id),
      )
    }

    connect()
    return () => {
      source.close()
      clearTimeout(graceTimer)
      clearTimeout(reconnectTimer)
    }
  }, [client])

  return isConnected
}
