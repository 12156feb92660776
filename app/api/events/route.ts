import { changeStream } from '../_http/change-stream.ts'
import { route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = route(async (request, { store }) => {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  return new Response(await changeStream(store, request.signal), { headers })
})
