import { spawn } from 'node:child_process'

/**
 * Runs one command to its end.
 * @param options.capture true collects what it prints instead of showing it
 * @returns the exit code (128 + the signal's number when a signal ended it, as shells count) and, captured, the output
 * @throws when the command cannot be started at all
 */
export function runCommand(command, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code: code ?? exitCodeOf(signal), output }))
  })
}

/** The exit code that shells give a command ended by a signal. */
export function exitCodeOf(signal) {
  return 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0)
}

/** The command and first arguments that start npm: the very npm that runs us, where one does. */
export function npmCommand(environment = process.env) {
  const path = environment.npm_execpath
  if (path?.endsWith('.js')) return [process.execPath, path]
  return process.platform === 'win32' ? ['cmd', '/d', '/s', '/c', 'npm'] : ['npm']
}
