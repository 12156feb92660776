import { json, route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Every document in one answer and of one moment, the newest first: for screens that sort and filter by themselves. */
export const GET = route(async (_request, { store }) => json(await store.listDocuments({})))
