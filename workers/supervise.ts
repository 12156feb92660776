import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Log } from '#lib/log.ts'
import { isMessage, stopMessage } from './messages.ts'

export interface SuperviseOptions {
  name: string
  spawn: () => ChildProcess
  log: Log
  /** Called when the child ended unasked; true starts it again. */
  shouldRestart: (code: number | null) => boolean
  /** A child that sends `alive` messages is killed when none came for so long; 0 for those that send none. */
  stallMs?: number
}

/** A process that is kept running until it is asked to stop. */
export interface Supervised {
  /** Asks the child to finish, kills it after graceMs, and resolves when it has ended. */
  stop(graceMs: number): Promise<void>
}

const firstDelayMs = 200
const longestDelayMs = 5_000
/** A child that lived this long was well: the next start is prompt again. */
const steadyMs = 1_500

/**
 * Starts a process and starts it again when it dies: after 0.2 s, then twice as long each time, up to 5 s. A child
 * that exits with 0 unasked wants to be replaced (the ingest worker, to give memory back) and is, at once.
 */
export function supervise({ name, spawn, log, shouldRestart, stallMs = 0 }: SuperviseOptions): Supervised {
  let child: ChildProcess | undefined
  let restart: NodeJS.Timeout | undefined
  let isStopping = false
  let delayMs = firstDelayMs

  const start = (): void => {
    const startedAt = performance.now()
    const started = spawn()
    child = started
    const watch = watchForStall(started, stallMs, () =>
      log.error(`The ${name} worker has stalled and is replaced.`),
    )
    started.once('error', (error) => log.error(`The ${name} process could not be started: ${error.message}`))
    started.once('exit', (code, signal) => {
      clearInterval(watch)
      child = undefined
      if (isStopping || !shouldRestart(code)) return
      if (performance.now() - startedAt > steadyMs) delayMs = firstDelayMs
      const waitMs = code === 0 ? 0 : delayMs
      log.warn(
        `The ${name} process ended (${signal ?? `exit code ${code}`}); it starts again in ${waitMs} ms.`,
      )
      restart = setTimeout(start, waitMs)
      if (code !== 0) delayMs = Math.min(delayMs * 2, longestDelayMs)
    })
  }

  const stop = async (graceMs: number): Promise<void> => {
    isStopping = true
    clearTimeout(restart)
    if (!child) return
    const ended = once(child, 'exit')
    if (child.connected) child.send(stopMessage, () => undefined)
    else child.kill('SIGTERM')
    const timer = setTimeout(() => child?.kill('SIGKILL'), graceMs)
    await ended
    clearTimeout(timer)
  }

  start()
  return { stop }
}

function watchForStall(
  child: ChildProcess,
  stallMs: number,
  onStall: () => void,
): NodeJS.Timeout | undefined {
  if (stallMs === 0) return undefined
  let lastSign = performance.now()
  child.on('message', (message) => {
    if (isMessage(message, 'alive')) lastSign = performance.now()
  })
  return setInterval(
    () => {
      if (performance.now() - lastSign < stallMs) return
      onStall()
      child.kill('SIGKILL')
    },
    Math.min(stallMs, 5_000),
  )
}
