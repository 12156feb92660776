import type { Change, Store } from '#db/store.ts'

const pollMs = 200
/** Proxies and browsers give up on a connection on which nothing is said. */
const heartbeatMs = 15_000

type Listener = (changes: Change[]) => void

/** One poll serves every open page; it runs only while there is one. */
interface Feed {
  listeners: Set<Listener>
  sequence: number
  isRunning: boolean
}

const key = Symbol.for('verbatim.change-feed')
const holder = globalThis as { [key]?: Feed }
holder[key] ??= { listeners: new Set(), sequence: 0, isRunning: false }
const feed: Feed = holder[key]

/**
 * The library's changes as server-sent events: `document` with a Document, `removed` with its id.
 * @param signal aborted when the client has gone
 * @returns a stream that ends only with its client
 */
export async function changeStream(store: Store, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  let leave = (): void => undefined
  await joinFeed(store)
  return new ReadableStream({
    start: (controller) => {
      const send = (text: string): void => controller.enqueue(encoder.encode(text))
      const listener: Listener = (changes) => send(changes.map(toEvent).join(''))
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      const stop = (): void => {
        clearInterval(heartbeat)
        feed.listeners.delete(listener)
      }
      feed.listeners.add(listener)
      send('retry: 1000\n\n: connected\n\n')
      const end = (): void => {
        stop()
        controller.close()
      }
      signal.addEventListener('abort', end)
      // A stream that its reader has cancelled is closed already.
      leave = () => {
        signal.removeEventListener('abort', end)
        stop()
      }
    },
    cancel: () => leave(),
  })
}

async function joinFeed(store: Store): Promise<void> {
  if (feed.isRunning) return
  feed.isRunning = true
  feed.sequence = await store.latestChange()
  setTimeout(() => void poll(store), pollMs)
}

async function poll(store: Store): Promise<void> {
  if (feed.listeners.size === 0) {
    feed.isRunning = false
    return
  }
  try {
    const changes = await store.changesSince(feed.sequence)
    const last = changes.at(-1)
    if (last) {
      feed.sequence = last.sequence
      for (const listener of feed.listeners) listener(changes)
    }
  } catch (thrown) {
    console.error('The changes of the library could not be read; they are read again in a moment.', thrown)
  }
  setTimeout(() => void poll(store), pollMs)
}

function toEvent({ documentId, document }: Change): string {
  const [event, data] = document ? ['document', document] : ['removed', { id: documentId }]
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
