import { useQuery } from '@tanstack/react-query'
import type { Diagnosis } from '#lib/api/schemas.ts'
import { fetchJson } from './http.ts'

/** What is wrong with this installation, looked at once a visit and again on request. */
export function useDiagnosis() {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['doctor'],
    queryFn: ({ signal }) => fetchJson<Diagnosis>('/api/doctor', { signal }),
  })
  return { diagnosis: data, error, isChecking: isFetching, checkAgain: () => void refetch() }
}
