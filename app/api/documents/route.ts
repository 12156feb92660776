import { z } from 'zod'
import { documentStatuses, tagSchema } from '#lib/api/schemas.ts'
import type { OnSameName } from '#lib/ingest/add-to-library.ts'
import { readQuery } from '../_http/read-json.ts'
import { json, route } from '../_http/respond.ts'
import { receiveUpload } from '../_http/upload.ts'
import { respondToUpload } from '../_http/upload-outcome.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const listSchema = z.object({
  query: z.string().max(1_000, 'Expected query of at most 1000 characters.').optional(),
  status: z
    .enum(documentStatuses, { error: 'Expected status to be queued, processing, ready or failed.' })
    .optional(),
  tag: tagSchema.optional(),
  limit: z.coerce
    .number({ error: 'Expected limit from 1 to 100.' })
    .int('Expected limit from 1 to 100.')
    .min(1, 'Expected limit from 1 to 100.')
    .max(100, 'Expected limit from 1 to 100.')
    .default(10),
  offset: z.coerce
    .number({ error: 'Expected offset from 0.' })
    .int('Expected offset from 0.')
    .min(0, 'Expected offset from 0.')
    .default(0),
})

/** What to do with files whose names the library has, with other bytes: `keep`, `replace`, `ask`, or a document's id. */
const uploadSchema = z.object({
  replace: z
    .string()
    .min(1, 'Expected replace to be keep, replace, ask, or the id of a document.')
    .max(100, 'Expected replace to be keep, replace, ask, or the id of a document.')
    .transform(
      (asked): OnSameName =>
        asked === 'keep' || asked === 'replace' || asked === 'ask' ? asked : { documentId: asked },
    )
    .default('keep'),
})

export const GET = route(async (request, { store }) =>
  json(await store.listDocuments(readQuery(request, listSchema))),
)

export const POST = route(async (request, library) =>
  respondToUpload(await receiveUpload(request, library, readQuery(request, uploadSchema).replace)),
)
