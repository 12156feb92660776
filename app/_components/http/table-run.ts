import type { TableRow } from '#lib/api/tables.ts'
import { HttpFailure } from './http.ts'

/** What has become of one document in a run. */
export type RowState =
  | { status: 'waiting' | 'asking' }
  | { status: 'done'; row: TableRow }
  | { status: 'failed'; message: string }

export interface RunSnapshot {
  rows: ReadonlyMap<string, RowState>
  isRunning: boolean
  /** A person has stopped it, or the server went away. */
  isStopped: boolean
  /** Why it can't go on, for people. */
  outage?: string | undefined
}

/** Asks one document every question. */
export type AskRow = (documentId: string, signal: AbortSignal) => Promise<TableRow>

/** The row of a document that was asked before, if it was. */
export type KnownRow = (documentId: string) => TableRow | undefined

const waiting: RowState = { status: 'waiting' }

/**
 * Asks documents the same questions, one document at a time, since more at once would only share the same reader and
 * keep other questions waiting. A store for useSyncExternalStore.
 */
export class TableRun {
  private wanted: string[] = []
  private states = new Map<string, RowState>()
  private current: { id: string; abort: AbortController } | undefined
  private isStopped = false
  private isEnded = false
  private outage: string | undefined
  private listeners = new Set<() => void>()
  private snapshot: RunSnapshot = { rows: new Map(), isRunning: false, isStopped: false }
  private readonly askRow: AskRow
  private readonly knownRow: KnownRow

  constructor(askRow: AskRow, knownRow: KnownRow = () => undefined) {
    this.askRow = askRow
    this.knownRow = knownRow
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Changes only when the run does. */
  getSnapshot = (): RunSnapshot => this.snapshot

  /** The documents to ask, in their order. New ones are asked by themselves; answers of those left out are kept. */
  want(ids: string[]): void {
    this.isEnded = false
    this.wanted = ids
    for (const id of ids) if (!this.states.has(id)) this.states.set(id, this.firstState(id))
    if (this.current && !ids.includes(this.current.id)) this.current.abort.abort()
    this.startNext()
  }

  /** Asks nothing more until `resume`; what is answered stays. */
  stop(): void {
    this.isStopped = true
    this.current?.abort.abort()
    this.changed()
  }

  /** Goes on after a stop. */
  resume(): void {
    this.isStopped = false
    this.outage = undefined
    this.startNext()
  }

  /** Goes on if it was the server that had gone away, not a person who stopped it. */
  reconnect(): void {
    if (this.outage !== undefined) this.resume()
  }

  /** Asks a document that failed once more. */
  retry(id: string): void {
    this.states.set(id, waiting)
    this.startNext()
  }

  /** The screen is left: nothing more is asked unless it is wanted again. */
  end(): void {
    this.isEnded = true
    this.current?.abort.abort()
  }

  private firstState(id: string): RowState {
    const row = this.knownRow(id)
    return row ? { status: 'done', row } : waiting
  }

  private startNext(): void {
    const next = this.wanted.find((id) => this.states.get(id)?.status === 'waiting')
    const canStart = !this.current && !this.isStopped && !this.isEnded
    if (canStart && next !== undefined) void this.ask(next)
    else this.changed()
  }

  private async ask(id: string): Promise<void> {
    const abort = new AbortController()
    this.current = { id, abort }
    this.states.set(id, { status: 'asking' })
    this.changed()
    this.states.set(id, await this.outcomeOf(id, abort.signal))
    this.current = undefined
    this.startNext()
  }

  private async outcomeOf(id: string, signal: AbortSignal): Promise<RowState> {
    try {
      return { status: 'done', row: await this.askRow(id, signal) }
    } catch (thrown) {
      if (signal.aborted) return waiting
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      if (!(thrown instanceof HttpFailure && thrown.code === 'unreachable'))
        return { status: 'failed', message }
      this.isStopped = true
      this.outage = message
      return waiting
    }
  }

  private changed(): void {
    const { isStopped, outage } = this
    const rows = new Map(this.wanted.map((id) => [id, this.states.get(id) ?? waiting]))
    this.snapshot = { rows, isRunning: this.current !== undefined, isStopped, outage }
    for (const listener of this.listeners) listener()
  }
}
