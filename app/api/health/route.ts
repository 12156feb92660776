import type { Health } from '#lib/api/schemas.ts'
import { VerbatimError } from '#lib/errors.ts'
import { productVersion } from '#lib/product-version.ts'
import { json, route } from '../_http/respond.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Ready, with what the models are; 503 while questions can't be answered. Never waits for the model worker. */
export const GET = route(async (_request, { store, models }) => {
  const { ready: documents, passages } = await store.counts()
  const hello = models.hello()
  if (!hello)
    throw new VerbatimError('model_unavailable', 'The models are being loaded. Try again in a few seconds.')
  return json({
    status: 'ok',
    version: productVersion,
    models: hello.models,
    documents,
    passages,
  } satisfies Health)
})
