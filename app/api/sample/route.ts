import { json, route } from '../_http/respond.ts'
import { addSamples, listSamples } from '../_http/samples.ts'
import { respondToUpload } from '../_http/upload-outcome.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** The library that ships with the product, for a person with no file at hand, and questions to put to it. */
export const GET = route(async () => json(await listSamples()))

export const POST = route(async (_request, library) => respondToUpload(await addSamples(library)))
