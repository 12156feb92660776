import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { HttpFailure } from '../../../app/_components/http/http.ts'
import { recover } from '../../../app/_components/http/recover.ts'
import { fetchRow, knownRow } from '../../../app/_components/http/table-rows.ts'
import { waitFor } from '../../wait-for.ts'

const signal = new AbortController().signal
const lease = { id: 'lease', sha256: 'a' }
const report = { id: 'report', sha256: 'b' }

afterEach(() => vi.unstubAllGlobals())

it('forgets rows that are known, and lets one that is being asked be answered', async () => {
  const client = new QueryClient()
  const answers: ((response: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)))
  const asked = fetchRow(client, lease, ['Who?'], signal)
  await waitFor(() => expect(answers).toHaveLength(1))
  answers[0]!(Response.json({ documentId: 'lease' }))
  await asked
  expect(knownRow(client, lease, ['Who?'])).toBeDefined()
  const pending = fetchRow(client, report, ['Who?'], signal)
  await waitFor(() => expect(answers).toHaveLength(2))
  recover(client)
  expect(knownRow(client, lease, ['Who?'])).toBeUndefined()
  answers[1]!(Response.json({ documentId: 'report' }))
  expect(await pending).toEqual({ documentId: 'report' })
})

it('fetches again what failed because nobody answered, and nothing that was refused', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const fetches = { unreachable: 0, not_found: 0 }
  const failing = (code: keyof typeof fetches) =>
    new QueryObserver(client, {
      queryKey: [code],
      queryFn: () => {
        fetches[code]++
        throw new HttpFailure(code, 'It failed.')
      },
    })
  const stops = [failing('unreachable'), failing('not_found')].map((each) => each.subscribe(() => undefined))
  await waitFor(() => expect(client.isFetching()).toBe(0))
  recover(client)
  await waitFor(() => expect(fetches).toEqual({ unreachable: 2, not_found: 1 }))
  for (const stop of stops) stop()
})
