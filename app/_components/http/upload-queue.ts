import type { Document } from '#lib/api/schemas.ts'
import { HttpFailure } from './http.ts'

/** A file on its way to the library, until its document is there. */
export interface Upload {
  key: string
  name: string
  /** `asking`: the library has a document of this name with other bytes, and a person has to say what becomes of it. */
  state: 'waiting' | 'sending' | 'duplicate' | 'asking' | 'failed'
  /** From 0 to 1. */
  share: number
  /** Why it failed, for people. */
  reason?: string
  code?: string | undefined
  /** Of a duplicate: the document that has its bytes. */
  known?: Pick<Document, 'id' | 'name'>
}

/** Whether a file is on its way, or will be without anybody doing something. */
export const isSent = ({ state }: Upload): boolean => state === 'waiting' || state === 'sending'

/** What becomes of a file whose name the library has, with other bytes; or the document whose place it takes, whatever its name. */
export type OnSameName = 'ask' | 'keep' | 'replace' | { documentId: string }

/** Rejection of a file about which a person has to be asked first. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken'
}

export interface SendOptions {
  onSameName: OnSameName
  onProgress(share: number): void
  signal: AbortSignal
}

/** Sends one file. Rejects with `NameTaken`, or with an Error for people; `added` is false when the library has these bytes already. */
export type Send = (file: File, options: SendOptions) => Promise<{ document: Document; added: boolean }>

interface Entry {
  upload: Upload
  file: File
  onSameName: OnSameName
  abort: AbortController
}

/** More at once only share the same connection and disk. */
const maxSending = 2

/** Files being sent, a few at a time, in the order in which they came. A store for useSyncExternalStore. */
export class UploadQueue {
  private entries: Entry[] = []
  private listeners = new Set<() => void>()
  private snapshot: Upload[] = []
  private nextKey = 1
  private readonly send: Send
  private readonly onDocument: (document: Document) => void

  constructor(send: Send, onDocument: (document: Document) => void) {
    this.send = send
    this.onDocument = onDocument
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Changes only when an upload does. */
  getSnapshot = (): Upload[] => this.snapshot

  /** Files of the same name that come together, as from folders beside each other, are kept beside each other. */
  add(files: File[]): void {
    const times = new Map<string, number>()
    for (const { name } of files) times.set(name, (times.get(name) ?? 0) + 1)
    this.push(files.map((file) => this.entryOf(file, times.get(file.name) === 1 ? 'ask' : 'keep')))
  }

  /** Sends a file that takes the place of a document. */
  replace(documentId: string, file: File): void {
    this.push([this.entryOf(file, { documentId })])
  }

  /** Stops an upload, or takes one that ended off the list. */
  dismiss(key: string): void {
    this.entries.find(({ upload }) => upload.key === key)?.abort.abort()
    this.drop(key)
    this.startNext()
  }

  /** Sends a file about which a person was asked. */
  decide(key: string, onSameName: 'keep' | 'replace'): void {
    const entry = this.entries.find(({ upload }) => upload.key === key)
    if (entry) entry.onSameName = onSameName
    this.retry(key)
  }

  /** Sends a file once more that could not be sent. */
  retry(key: string): void {
    this.update(key, { state: 'waiting', share: 0, code: undefined })
    this.startNext()
  }

  /** Sends once more what could not be sent because the server was away. */
  reconnect(): void {
    for (const { key, code } of this.snapshot) if (code === 'unreachable') this.retry(key)
  }

  private entryOf(file: File, onSameName: OnSameName): Entry {
    const upload: Upload = { key: String(this.nextKey++), name: file.name, state: 'waiting', share: 0 }
    return { upload, file, onSameName, abort: new AbortController() }
  }

  private push(entries: Entry[]): void {
    this.entries.push(...entries)
    this.changed()
    this.startNext()
  }

  private startNext(): void {
    const sending = this.entries.filter(({ upload }) => upload.state === 'sending').length
    const waiting = this.entries.filter(({ upload }) => upload.state === 'waiting')
    for (const entry of waiting.slice(0, maxSending - sending)) void this.start(entry)
  }

  private async start({ upload: { key }, file, onSameName, abort }: Entry): Promise<void> {
    this.update(key, { state: 'sending' })
    try {
      const onProgress = (share: number) => this.update(key, { share })
      const { document, added } = await this.send(file, { onSameName, onProgress, signal: abort.signal })
      this.onDocument(document)
      if (added) this.drop(key)
      else this.update(key, { state: 'duplicate', share: 1, known: document })
    } catch (thrown) {
      if (thrown instanceof NameTaken) this.update(key, { state: 'asking', share: 0 })
      else
        this.update(key, {
          state: 'failed',
          reason: thrown instanceof Error ? thrown.message : String(thrown),
          code: thrown instanceof HttpFailure ? thrown.code : undefined,
        })
    }
    this.startNext()
  }

  private update(key: string, change: Partial<Upload>): void {
    const entry = this.entries.find(({ upload }) => upload.key === key)
    if (!entry) return
    entry.upload = { ...entry.upload, ...change }
    this.changed()
  }

  private drop(key: string): void {
    this.entries = this.entries.filter(({ upload }) => upload.key !== key)
    this.changed()
  }

  private changed(): void {
    this.snapshot = this.entries.map(({ upload }) => upload)
    for (const listener of this.listeners) listener()
  }
}
