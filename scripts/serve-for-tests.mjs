/**
 * Serves the production build on an empty library for the browser tests, and takes the library away afterwards.
 * Playwright starts it (playwright.config.ts) with PORT in the environment and ends it with SIGTERM.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exitCodeOf } from './run-command.mjs'

const data = mkdtempSync(join(tmpdir(), 'verbatim-e2e-'))
const server = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs')], {
  env: { ...process.env, VERBATIM_DATA: data },
  stdio: 'inherit',
})

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.once('exit', (code, signal) => {
  rmSync(data, { recursive: true, force: true })
  process.exitCode = code ?? exitCodeOf(signal)
})
