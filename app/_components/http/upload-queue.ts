import type { Document } from '#lib/api/schemas.ts'

/** A file on its way to the library, until its document is there. */
export interface Upload {
  key: string
  name: string
  state: 'waiting' | 'sending' | 'duplicate' | 'failed'
  /** From 0 to 1. */
  share: number
  /** Why it failed, for people. */
  reason?: string
}

export interface SendOptions {
  onProgress(share: number): void
  signal: AbortSignal
}

/** Sends one file. Rejects with an Error for people; `added` is false when the library has these bytes already. */
export type Send = (file: File, options: SendOptions) => Promise<{ document: Document; added: boolean }>

interface Entry {
  upload: Upload
  file: File
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

  add(files: File[]): void {
    const added = files.map((file): Entry => {
      const upload: Upload = { key: String(this.nextKey++), name: file.name, state: 'waiting', share: 0 }
      return { upload, file, abort: new AbortController() }
    })
    this.entries.push(...added)
    this.changed()
    this.startNext()
  }

  /** Stops an upload, or takes one that ended off the list. */
  dismiss(key: string): void {
    this.entries.find(({ upload }) => upload.key === key)?.abort.abort()
    this.drop(key)
    this.startNext()
  }

  retry(key: string): void {
    this.update(key, { state: 'waiting', share: 0 })
    this.startNext()
  }

  private startNext(): void {
    const sending = this.entries.filter(({ upload }) => upload.state === 'sending').length
    const waiting = this.entries.filter(({ upload }) => upload.state === 'waiting')
    for (const entry of waiting.slice(0, maxSending - sending)) void this.start(entry)
  }

  private async start({ upload: { key }, file, abort }: Entry): Promise<void> {
    this.update(key, { state: 'sending' })
    try {
      const onProgress = (share: number) => this.update(key, { share })
      const { document, added } = await this.send(file, { onProgress, signal: abort.signal })
      this.onDocument(document)
      if (added) this.drop(key)
      else this.update(key, { state: 'duplicate', share: 1 })
    } catch (thrown) {
      this.update(key, { state: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) })
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
