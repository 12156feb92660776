/** What supervisor and workers say over Node's own channel between parent and child. */

/** To a worker: finish cleanly and exit. */
export interface StopMessage {
  type: 'stop'
}

/** From the ingest worker, while its event loop turns. */
export interface AliveMessage {
  type: 'alive'
}

export const stopMessage: StopMessage = { type: 'stop' }
export const aliveMessage: AliveMessage = { type: 'alive' }

/** True when the value is a message of this type. */
export function isMessage(value: unknown, type: StopMessage['type'] | AliveMessage['type']): boolean {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type
}
