/**
 * Loaded into the web server's process before Next: ties it to its supervisor. Plain JavaScript, so that the web
 * server needs no TypeScript loader.
 */

/** Enough for the answers under way; event streams never end by themselves. */
const graceMs = 300

let isStopping = false

function stop() {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(0), graceMs)
}

// Ctrl-C reaches every process of the terminal; the supervisor decides what follows.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', stop)
process.on('message', (message) => {
  if (message?.type === 'stop') stop()
})
process.on('disconnect', () => process.exit(0))
