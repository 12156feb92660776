import type { QueryClient } from '@tanstack/react-query'
import { HttpFailure } from './http.ts'
import { forgetRows } from './table-rows.ts'

/** What was told of a server that was away is not true any more once it is back: what could not be fetched then is fetched. */
export function recover(client: QueryClient): void {
  forgetRows(client)
  void client.refetchQueries({
    type: 'active',
    predicate: ({ state: { error } }) => error instanceof HttpFailure && error.code === 'unreachable',
  })
}
