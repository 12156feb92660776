import { useMemo } from 'react'
import type { AskResult, Document, SearchResult } from '#lib/api/schemas.ts'
import { isStartingUp, libraryKeyOf, type Question, useAsk, useSearch } from '../http/questions.ts'
import type { Address } from './address.ts'
import { type Places, placesOf } from './places.ts'

/** What has come of the question in the address. */
export interface Results {
  question: Question
  isWorking: boolean
  /** The models are being loaded: the question waits. */
  isStartingUp: boolean
  failure: Error | null
  ask?: AskResult | undefined
  search?: SearchResult | undefined
  places: Places
  /** The library has changed since. */
  isStale: boolean
  /** Puts the same question again. */
  again(): void
}

/** Puts the question in the address to the library, once the library is known. */
export function useResults(address: Address, documents: Document[], isLoaded: boolean): Results {
  const { mode, question: text } = address
  const scope = useScope(address, documents)
  const question = useMemo(() => ({ mode, text, scope }), [mode, text, scope])
  const isEnabled = isLoaded && documents.length > 0
  const ask = useAsk(question, isEnabled)
  const search = useSearch(question, isEnabled)
  const outcome = mode === 'ask' ? ask : search
  const result = outcome.data?.result
  const places = useMemo(() => placesOf(result), [result])
  const libraryKey = useMemo(() => libraryKeyOf(documents), [documents])
  return {
    question,
    isWorking: outcome.isFetching,
    isStartingUp: outcome.isFetching && isStartingUp(outcome.failureReason),
    failure: outcome.isFetching ? null : outcome.error,
    ask: mode === 'ask' ? ask.data?.result : undefined,
    search: mode === 'search' ? search.data?.result : undefined,
    places,
    isStale: outcome.data !== undefined && outcome.data.libraryKey !== libraryKey,
    again: () => void outcome.refetch(),
  }
}

/** Documents in the address that have been removed since, and a tag that none has, are left out; sorted, so that the order of ticking is no matter. */
function useScope({ scope, tag }: Address, documents: Document[]): string[] {
  const tagged = tag === undefined ? [] : documents.filter(({ tags }) => tags.includes(tag))
  const wanted = tagged.length > 0 ? tagged : documents.filter(({ id }) => scope.includes(id))
  const known = wanted.map(({ id }) => id)
  const key = known.sort().join()
  return useMemo(() => (key === '' ? [] : key.split(',')), [key])
}
