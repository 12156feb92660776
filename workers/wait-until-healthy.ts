import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '#lib/config.ts'
import { VerbatimError } from '#lib/errors.ts'

const betweenMs = 100
const longestMs = 120_000

/** The address to open in a browser: a server that listens everywhere is reached by this computer's own. */
export function addressOf({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  const name = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${name}:${port}`
}

/**
 * Waits until the app answers for the first time.
 * @returns false when the signal was aborted before
 * @throws VerbatimError internal when two minutes were not enough
 */
export async function waitUntilHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  const until = performance.now() + longestMs
  let last = 'no connection'
  while (!signal.aborted) {
    try {
      const response = await fetch(`${url}/api/health`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      })
      const body = await response.text()
      if (response.status === 200) return true
      last = `status ${response.status} ${body}`
    } catch (thrown) {
      last = thrown instanceof Error ? thrown.message : String(thrown)
    }
    if (performance.now() > until) {
      throw new VerbatimError(
        'internal',
        `Expected the app to answer on ${url} within two minutes, got ${last}.`,
      )
    }
    await pause(betweenMs)
  }
  return false
}
