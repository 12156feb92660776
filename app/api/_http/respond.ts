import { toVerbatimError, type VerbatimError } from '#lib/errors.ts'
import { type Library, library } from './library.ts'
import { checkOrigin } from './origin.ts'
import { statusOf } from './status.ts'

/** What Next hands a route beside the request. */
interface RouteContext<Params> {
  params: Promise<Params>
}

type Handler<Params> = (request: Request, library: Library, params: Params) => Promise<Response>

/**
 * Makes a route of a handler: checks where the request comes from, hands the library over, and turns whatever is
 * thrown into `{"error": {code, message, details?}}` with its status.
 */
export function route<Params = Record<never, string>>(handler: Handler<Params>) {
  return async (request: Request, { params }: RouteContext<Params>): Promise<Response> => {
    try {
      const current = await library()
      checkOrigin(request, current.config)
      return await handler(request, current, await params)
    } catch (thrown) {
      return respondWithError(toVerbatimError(thrown))
    }
  }
}

/** A JSON answer that nobody keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

function respondWithError(error: VerbatimError): Response {
  const status = statusOf[error.code]
  if (error.code === 'internal') console.error(error.cause ?? error)
  return json({ error: error.toRecord() }, status)
}
