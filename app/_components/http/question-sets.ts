import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QuestionSet, QuestionSetRequest, QuestionSets } from '#lib/api/tables.ts'
import { fetchJson } from './http.ts'

const key = ['question-sets']
const path = '/api/question-sets'

/** The saved sets of questions, in the order of their names; at first those that came with the page. */
export function useQuestionSets(first: QuestionSet[]) {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<QuestionSets>(path, { signal }),
    initialData: { questionSets: first },
    networkMode: 'always',
    // Another window may have changed them since this screen was last open.
    refetchOnMount: 'always',
  })
  return { questionSets: data.questionSets, error, retry: () => void refetch() }
}

/** Saves a set under its id, or as a new one without. */
export function useSaveQuestionSet(onSaved: (set: QuestionSet) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ id, ...set }: QuestionSetRequest & { id: string | undefined }) =>
      fetchJson<QuestionSet>(id === undefined ? path : `${path}/${id}`, {
        method: id === undefined ? 'POST' : 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(set),
      }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: key })
      onSaved(saved)
    },
  })
}

/** Removes a set; the documents' answers are not touched by it. */
export function useRemoveQuestionSet(onRemoved: () => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => fetchJson(`${path}/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      onRemoved()
      await client.invalidateQueries({ queryKey: key })
    },
  })
}
