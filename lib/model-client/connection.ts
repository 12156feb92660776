import { createConnection, type Socket } from 'node:net'
import { VerbatimError } from '#lib/errors.ts'
import { createLineSplitter, type Hello, type WorkerLine } from '#lib/model-client/protocol.ts'

/** One connection to a model worker that has said hello. */
export interface Connection {
  hello: Hello
  isOpen(): boolean
  /**
   * @returns 'broken' when the connection ended before the answer came
   * @throws VerbatimError what the worker reports; model_unavailable after timeoutMs
   */
  send(method: string, body: unknown, timeoutMs: number): Promise<{ result: unknown } | 'broken'>
  /** Resolves when the connection has ended, by whichever side. */
  closed: Promise<void>
  close(): void
}

interface Pending {
  resolve(outcome: { result: unknown } | 'broken'): void
  reject(error: VerbatimError): void
  timer: NodeJS.Timeout
}

/**
 * Connects and waits for the worker's hello.
 * @returns undefined when nobody listens there, or the connection ends before the hello
 */
export function connect(socketPath: string): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath).setEncoding('utf8')
    const pending = new Map<number, Pending>()
    const closed = new Promise<void>((ended) => {
      socket.once('close', () => {
        for (const request of pending.values()) settle(request, () => request.resolve('broken'))
        pending.clear()
        resolve(undefined)
        ended()
      })
    })
    socket.on('error', () => socket.destroy())
    const onLine = (line: string): void => {
      const message = JSON.parse(line) as WorkerLine
      if ('hello' in message) resolve(makeConnection(socket, pending, message.hello, closed))
      else answer(pending, message)
    }
    const split = createLineSplitter(onLine)
    socket.on('data', (piece) => {
      try {
        split(String(piece))
      } catch {
        // What is not our protocol ends the connection; those who wait learn so by 'close'.
        socket.destroy()
      }
    })
  })
}

function makeConnection(
  socket: Socket,
  pending: Map<number, Pending>,
  hello: Hello,
  closed: Promise<void>,
): Connection {
  let lastId = 0
  return {
    hello,
    isOpen: () => !socket.destroyed,
    closed,
    close: () => socket.destroy(),
    send: (method, body, timeoutMs) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return resolve('broken')
        const id = ++lastId
        const timer = setTimeout(() => {
          pending.delete(id)
          reject(overdue(timeoutMs))
        }, timeoutMs)
        pending.set(id, { resolve, reject, timer })
        socket.write(`${JSON.stringify({ id, method, body })}\n`)
      }),
  }
}

function answer(pending: Map<number, Pending>, line: Exclude<WorkerLine, { hello: Hello }>): void {
  const request = pending.get(line.id)
  if (!request) return
  pending.delete(line.id)
  settle(request, () => {
    if ('error' in line) request.reject(VerbatimError.fromRecord(line.error))
    else request.resolve({ result: line.result })
  })
}

function settle(request: Pending, how: () => void): void {
  clearTimeout(request.timer)
  how()
}

function overdue(timeoutMs: number): VerbatimError {
  return new VerbatimError(
    'model_unavailable',
    `No answer came within ${timeoutMs / 1_000} seconds. Try again, or ask for fewer results.`,
  )
}
