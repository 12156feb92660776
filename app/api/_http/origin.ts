import type { Config } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'

/** As much of a request as says where it comes from. */
type Incoming = Pick<Request, 'method'> & { headers: Pick<Headers, 'get'> }

const localNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses what another web site makes a browser send: localhost is not private. The Host must be a name of ours, against
 * DNS rebinding; a request that says where it comes from must come from the app itself.
 * @throws VerbatimError forbidden_origin
 */
export function checkOrigin(request: Incoming, config: Pick<Config, 'host' | 'allowedHosts'>): void {
  const host = request.headers.get('host') ?? ''
  if (!isOurs(nameOf(host), config)) {
    throw new VerbatimError(
      'forbidden_origin',
      `Expected a request to this computer, got one to the host "${host}". If that is a name of yours, add it to VERBATIM_ALLOWED_HOSTS.`,
    )
  }
  const origin = request.headers.get('origin')
  const isForeign = origin === null ? isCrossSiteChange(request) : origin.replace(/^https?:\/\//, '') !== host
  if (isForeign) {
    throw new VerbatimError(
      'forbidden_origin',
      `Expected a request from the app itself, got one from ${origin ?? 'another site'}.`,
    )
  }
}

function isCrossSiteChange(request: Incoming): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const site = request.headers.get('sec-fetch-site')
  return !isReading && (site === 'cross-site' || site === 'same-site')
}

function isOurs(name: string, { host, allowedHosts }: Pick<Config, 'host' | 'allowedHosts'>): boolean {
  if ([...localNames, ...allowedHosts, host.toLowerCase(), `[${host.toLowerCase()}]`].includes(name))
    return true
  // Listening on every address means being reached by any of them; a bare address can't be rebound.
  return (host === '0.0.0.0' || host === '::') && /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/.test(name)
}

/** The name in a Host header, lower case, without the port. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '')
}
