import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { notify } from '../table/notify.ts'
import { fetchJson, postJson } from './http.ts'

const documentsKey = ['documents']
const noDocuments: Document[] = []

/** Every document of the library, the newest first; kept up to date by `useLibraryEvents`. */
export function useDocuments() {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: documentsKey,
    queryFn: () => fetchDocuments(client),
    retry: true,
    retryDelay: 2_000,
  })
  return { documents: query.data ?? noDocuments, isLoaded: query.isSuccess }
}

/** The documents that are on the screens at this moment. */
export function documentsShown(client: QueryClient): Document[] {
  return client.getQueryData<Document[]>(documentsKey) ?? noDocuments
}

async function fetchDocuments(client: QueryClient): Promise<Document[]> {
  const { documents } = await fetchJson<{ documents: Document[] }>('/api/library')
  forgetContents(client, documents)
  const known = new Map(
    client.getQueryData<Document[]>(documentsKey)?.map((document) => [document.id, document]),
  )
  return sorted(documents.map((document) => newer(known.get(document.id), document)))
}

/** An event may have overtaken the answer to a request. */
function newer(known: Document | undefined, fetched: Document): Document {
  return known && known.updatedAt > fetched.updatedAt ? known : fetched
}

function sorted(documents: Document[]): Document[] {
  return documents.sort(
    (left, right) => compare(right.createdAt, left.createdAt) || compare(left.name, right.name),
  )
}

/** By code units: thousands of documents are put in order whenever one is added, and a collator takes ten times as long. */
function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}

/** Puts new states of documents where the screens see them, all at once. */
export function noteDocuments(client: QueryClient, documents: Document[]): void {
  forgetContents(client, documents)
  client.setQueryData<Document[]>(documentsKey, (known) => {
    if (!known) return undefined
    const noted = new Map(documents.map((document) => [document.id, document]))
    const updated = known.map((document) => {
      const next = noted.get(document.id)
      noted.delete(document.id)
      return next ? newer(document, next) : document
    })
    return noted.size === 0 ? updated : sorted([...updated, ...noted.values()])
  })
}

/** What was fetched of a document whose new version has taken its place is fetched again. */
function forgetContents(client: QueryClient, documents: Document[]): void {
  const known = new Map(client.getQueryData<Document[]>(documentsKey)?.map(({ id, sha256 }) => [id, sha256]))
  const replaced = new Set(
    documents.filter(({ id, sha256 }) => known.has(id) && known.get(id) !== sha256).map(({ id }) => id),
  )
  if (replaced.size === 0) return
  void client.resetQueries({
    predicate: ({ queryKey }) => queryKey.some((part) => replaced.has(part as string)),
  })
}

/** Takes documents off the screens. */
export function forgetDocuments(client: QueryClient, ids: Iterable<string>): void {
  const gone = new Set(ids)
  client.setQueryData<Document[]>(documentsKey, (known) => known?.filter(({ id }) => !gone.has(id)))
}

/** Fetches the whole list again, after changes may have been missed. */
export function refreshDocuments(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: documentsKey })
}

/** What can be done to a document; the screens show its outcome at once, the event that follows changes nothing more. */
export function useDocumentActions() {
  const client = useQueryClient()
  const onSuccess = (document: Document) => noteDocuments(client, [document])
  // The document may have been removed elsewhere: the list is to show what is there.
  const onError = (failure: Error) => {
    notify({ text: failure.message, isFailure: true })
    void refreshDocuments(client)
  }
  const act = (verb: string) => (id: string) => postJson<Document>(`/api/documents/${id}/${verb}`)
  const { mutate: cancel } = useMutation({ mutationFn: act('cancel'), onSuccess, onError })
  const { mutate: retry } = useMutation({ mutationFn: act('retry'), onSuccess, onError })
  return useMemo(() => ({ cancel, retry }), [cancel, retry])
}

interface Samples {
  documents: { name: string }[]
  questions: string[]
}

/** The sample library: what it holds, questions for it, and how to load it. */
export function useSamples() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['sample'], queryFn: () => fetchJson<Samples>('/api/sample') })
  const load = useMutation({
    mutationFn: () => postJson<{ documents: Document[] }>('/api/sample'),
    onSuccess: ({ documents }) => noteDocuments(client, documents),
  })
  return { samples: data, load: () => load.mutate(), isLoading: load.isPending, error: load.error }
}
