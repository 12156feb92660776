import { toVerbatimError } from '#lib/errors.ts'
import { isMessage } from './messages.ts'

/**
 * Ties a worker to its supervisor: it stops when asked to, and ends at once when the supervisor is gone, however it
 * went. Ctrl-C reaches the whole process group, so a worker leaves SIGINT to the supervisor.
 * @param stop called once, with the reason to stop cleanly
 */
export function followSupervisor(stop: () => void): void {
  let isStopping = false
  const stopOnce = (): void => {
    if (isStopping) return
    isStopping = true
    stop()
  }
  if (process.connected) process.on('SIGINT', () => undefined)
  else process.on('SIGINT', stopOnce)
  process.on('SIGTERM', stopOnce)
  process.on('message', (message) => {
    if (isMessage(message, 'stop')) stopOnce()
  })
  process.on('disconnect', () => process.exit(0))
}

/** Runs a process's main function; a failure is one sentence on standard error and exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (thrown) {
    const error = toVerbatimError(thrown)
    process.stderr.write(`${error.message} (${error.code})\n`)
    if (error.code === 'internal' && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`)
    process.exit(1)
  }
}
