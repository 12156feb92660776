import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Document } from '#lib/api/schemas.ts'
import { fetchJson, postJson } from './http.ts'

/** The most that one request for documents gives. */
const pageSize = 100
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

async function fetchDocuments(client: QueryClient): Promise<Document[]> {
  const fetched: Document[] = []
  for (;;) {
    const path = `/api/documents?limit=${pageSize}&offset=${fetched.length}`
    const { documents, total } = await fetchJson<{ documents: Document[]; total: number }>(path)
    fetched.push(...documents)
    if (documents.length === 0 || fetched.length >= total) break
  }
  const known = new Map(
    client.getQueryData<Document[]>(documentsKey)?.map((document) => [document.id, document]),
  )
  return sorted(fetched.map((document) => newer(known.get(document.id), document)))
}

/** An event may have overtaken the answer to a request. */
function newer(known: Document | undefined, fetched: Document): Document {
  return known && known.updatedAt > fetched.updatedAt ? known : fetched
}

function sorted(documents: Document[]): Document[] {
  return documents.sort(
    (left, right) => right.createdAt.localeCompare(left.createdAt) || left.name.localeCompare(right.name),
  )
}

/** Puts a document's new state where the screens see it. */
export function noteDocument(client: QueryClient, document: Document): void {
  client.setQueryData<Document[]>(documentsKey, (known) => {
    if (!known) return undefined
    const others = known.filter(({ id }) => id !== document.id)
    return sorted([
      ...others,
      newer(
        known.find(({ id }) => id === document.id),
        document,
      ),
    ])
  })
}

/** Takes a document off the screens. */
export function forgetDocument(client: QueryClient, id: string): void {
  client.setQueryData<Document[]>(documentsKey, (known) => known?.filter((document) => document.id !== id))
}

/** Fetches the whole list again, after changes may have been missed. */
export function refreshDocuments(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: documentsKey })
}

/** What can be done to a document; the screens show its outcome at once, the event that follows changes nothing more. */
export function useDocumentActions() {
  const client = useQueryClient()
  const onSuccess = (document: Document) => noteDocument(client, document)
  const act = (verb: string) => (id: string) => postJson<Document>(`/api/documents/${id}/${verb}`)
  const cancel = useMutation({ mutationFn: act('cancel'), onSuccess })
  const retry = useMutation({ mutationFn: act('retry'), onSuccess })
  const remove = useMutation({
    mutationFn: (id: string) => fetchJson(`/api/documents/${id}`, { method: 'DELETE' }),
    onSuccess: (_body, id) => forgetDocument(client, id),
  })
  return { cancel: cancel.mutate, retry: retry.mutate, remove: remove.mutate }
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
    onSuccess: ({ documents }) => {
      for (const document of documents) noteDocument(client, document)
    },
  })
  return { samples: data, load: () => load.mutate(), isLoading: load.isPending, error: load.error }
}
