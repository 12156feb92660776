import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import {
  createLineSplitter,
  type Hello,
  type ModelMethods,
  type RequestLine,
  requestLineSchema,
  type WorkerLine,
} from '#lib/model-client/protocol.ts'

export type ModelHandlers = {
  [Method in keyof ModelMethods]: (body: unknown) => Promise<ModelMethods[Method]['result']>
}

export interface ModelServerOptions {
  socketPath: string
  hello: Hello
  handlers: ModelHandlers
  /** Requests that may wait; one more is told that the models are busy. */
  maxQueued?: number
}

interface Waiting {
  socket: Socket
  request: RequestLine
}

/**
 * Answers requests one at a time, in the order they came, whichever connection they came by: inference uses every
 * thread it is given, so two at once would only be slower. Requests whose connection has ended are left out.
 * @returns the listening server
 */
export async function serveModels({
  socketPath,
  hello,
  handlers,
  maxQueued = 64,
}: ModelServerOptions): Promise<Server> {
  const queue: Waiting[] = []
  let isWorking = false

  const work = async (): Promise<void> => {
    if (isWorking) return
    isWorking = true
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!next.socket.destroyed) write(next.socket, await answer(next.request, handlers))
    }
    isWorking = false
  }

  const accept = (socket: Socket, line: string): void => {
    const request = requestLineSchema.parse(JSON.parse(line))
    if (queue.length >= maxQueued) {
      write(socket, { id: request.id, error: busy(maxQueued).toRecord() })
      return
    }
    queue.push({ socket, request })
    void work()
  }

  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('error', () => socket.destroy())
    const split = createLineSplitter((line) => accept(socket, line))
    socket.on('data', (piece) => {
      try {
        split(String(piece))
      } catch {
        // Whoever doesn't keep to the protocol is not ours: the connection ends, the others go on.
        socket.destroy()
      }
    })
    write(socket, { hello })
  })
  // A worker that was killed leaves its socket behind, and listening on it would fail.
  if (process.platform !== 'win32') rmSync(socketPath, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, resolve)
  })
  return server
}

async function answer({ id, method, body }: RequestLine, handlers: ModelHandlers): Promise<WorkerLine> {
  try {
    return { id, result: await handlers[method](body) }
  } catch (thrown) {
    return { id, error: toVerbatimError(thrown).toRecord() }
  }
}

function write(socket: Socket, line: WorkerLine): void {
  socket.write(`${JSON.stringify(line)}\n`)
}

function busy(maxQueued: number): VerbatimError {
  return new VerbatimError(
    'model_unavailable',
    `The models are busy: ${maxQueued} questions are waiting already. Try again in a few seconds.`,
  )
}
