import { setTimeout } from 'node:timers/promises'
import { VerbatimError } from '#lib/errors.ts'
import { type Connection, connect } from '#lib/model-client/connection.ts'
import type { Hello, ModelMethod, ModelMethods } from '#lib/model-client/protocol.ts'

export interface ModelClientOptions {
  /** Path of the model worker's socket, or name of its pipe. */
  socketPath: string
  /** How long one request may take, all in all. */
  timeoutMs: number
  /** How long a request waits for a worker that is not there, or that died and is being started again. */
  patienceMs?: number
  /** Between two tries to connect. */
  retryMs?: number
}

/** Asks the model worker; made for its death: a request in flight is sent once more to the next worker. */
export interface ModelClient {
  /**
   * @throws VerbatimError model_unavailable when no worker answers in time, and whatever the worker reports
   */
  request<Method extends ModelMethod>(
    method: Method,
    body: ModelMethods[Method]['request'],
  ): Promise<ModelMethods[Method]['result']>
  /** What the worker said of itself, while it is connected; undefined while it is not. Never waits. */
  hello(): Hello | undefined
  close(): void
}

/** Makes a client that connects at once, and again whenever the connection breaks, until it is closed. */
export function createModelClient({
  socketPath,
  timeoutMs,
  patienceMs = 20_000,
  retryMs = 50,
}: ModelClientOptions): ModelClient {
  let isClosed = false
  let current: Connection | undefined
  const waiting = new Set<(connection: Connection) => void>()

  const keepConnected = async (): Promise<void> => {
    while (!isClosed) {
      const connection = await connect(socketPath)
      if (isClosed) connection?.close()
      else if (connection) {
        current = connection
        for (const wake of waiting) wake(connection)
        waiting.clear()
        await connection.closed
        current = undefined
      }
      await setTimeout(retryMs, undefined, { ref: false })
    }
  }

  const connected = (): Promise<Connection> => {
    if (current?.isOpen()) return Promise.resolve(current)
    return new Promise((resolve, reject) => {
      const wake = (connection: Connection): void => {
        clearTimeout(timer)
        resolve(connection)
      }
      const timer = globalThis.setTimeout(() => {
        waiting.delete(wake)
        reject(
          unavailable(
            'The models are not ready yet, or their process has stopped. Try again in a few seconds.',
          ),
        )
      }, patienceMs)
      timer.unref()
      waiting.add(wake)
    })
  }

  const send = async (method: ModelMethod, body: unknown): Promise<unknown> => {
    const first = await (await connected()).send(method, body, timeoutMs)
    if (first !== 'broken') return first.result
    const second = await (await connected()).send(method, body, timeoutMs)
    if (second !== 'broken') return second.result
    throw unavailable(
      'The process that answers questions stopped twice during this one. Try again in a few seconds.',
    )
  }

  void keepConnected()
  return {
    request: send as ModelClient['request'],
    hello: () => (current?.isOpen() ? current.hello : undefined),
    close: () => {
      isClosed = true
      current?.close()
    },
  }
}

function unavailable(message: string): VerbatimError {
  return new VerbatimError('model_unavailable', message)
}
