/**
 *   npm start         the built app
 *   npm run dev       screens and HTTP straight from the sources, rebuilt as they change (--dev)
 *
 * Set-up, then the supervisor (workers/main.ts), which starts every other process and prints the URL. It shares our
 * process group, so that Ctrl-C in a terminal reaches it directly; a signal sent to this process alone is passed on.
 * This process ends when the supervisor has, with the same exit code.
 */
import { spawn } from 'node:child_process'
import { exitCodeOf } from './run-command.mjs'
import { installSteps, projectRoot, setUpOrExit, setupSteps } from './setup.mjs'

const ORPHAN_CHECK_MS = 500

const options = process.argv.slice(2)
await setUpOrExit({ steps: options.includes('--dev') ? installSteps : setupSteps })

const supervisor = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts', ...options], {
  cwd: projectRoot,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  // The channel carries nothing: where it breaks, we were killed, and the supervisor ends too.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})

let isEnding = false
function end(signal) {
  // npm passes on what the terminal has already sent to everyone: only the first signal counts.
  if (isEnding) return
  isEnding = true
  supervisor.kill(signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal))

// A signal sent to npm alone ends npm and the shell between us, and never arrives here: without this the app would
// stay behind. Run by anything else than npm, outliving whoever started us is what nohup and the like ask for.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === parent || end('SIGTERM'), ORPHAN_CHECK_MS).unref()
}

supervisor.once('error', (error) => {
  console.error(`Expected to start the app, got: ${error.message}`)
  process.exitCode = 1
})
supervisor.once('exit', (code, signal) => {
  process.exitCode = code ?? exitCodeOf(signal)
})
