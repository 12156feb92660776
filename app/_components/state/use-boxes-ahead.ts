import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { boxesOf } from '../http/source.ts'
import { rest } from '../shell/rest.ts'
import type { Places } from './places.ts'
import { marksOf } from './use-source.ts'

/** Fetches where the places of an outcome stand on their pages while the page rests, so that a click need not wait for it. */
export function useBoxesAhead(places: Places, documents: Document[]): void {
  const client = useQueryClient()
  useEffect(() => {
    let isOff = false
    const fetchAll = async () => {
      const pdfs = new Set(
        documents.filter(({ mediaType }) => mediaType === 'application/pdf').map(({ id }) => id),
      )
      for (const place of [...places.answers, ...places.passages, ...places.others]) {
        if (!pdfs.has(place.documentId)) continue
        await rest()
        if (isOff) return
        await client.prefetchQuery(boxesOf(place.documentId, marksOf(place, places)))
      }
    }
    void fetchAll()
    return () => {
      isOff = true
    }
  }, [places, documents, client])
}
