import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '#lib/eval/percentile.ts'
import { round } from './statistics.ts'

export interface Latency {
  requests: number
  p50Ms: number
  p95Ms: number
  maxMs: number
}

/** Makes one request after the other, `pauseMs` apart, until it is stopped. A failed request rejects `stop`. */
export function watchLatency(pauseMs: number, request: () => Promise<unknown>): { stop(): Promise<Latency> } {
  let isWatching = true
  const times: number[] = []
  const watching = (async () => {
    while (isWatching) {
      const startedAt = performance.now()
      await request()
      times.push(performance.now() - startedAt)
      await pause(pauseMs)
    }
  })()
  // `stop` hands the failure on; until then it must not end the process.
  watching.catch(() => undefined)
  return {
    stop: async () => {
      isWatching = false
      await watching
      return summarise(times)
    },
  }
}

export function summarise(times: number[]): Latency {
  return {
    requests: times.length,
    p50Ms: round(percentile(times, 0.5), 1),
    p95Ms: round(percentile(times, 0.95), 1),
    maxMs: round(percentile(times, 1), 1),
  }
}
