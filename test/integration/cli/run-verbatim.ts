import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Finished {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the command line as a person would, in a data folder of its own. */
export function runVerbatim(
  dataDirectory: string,
  args: string[],
  input = '',
  env: Record<string, string> = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [join('cli', 'verbatim.mjs'), ...args], {
    env: { ...process.env, VERBATIM_DATA: dataDirectory, ...env },
  })
  const finished: Finished = { status: null, stdout: '', stderr: '' }
  child.stdout.on('data', (text) => {
    finished.stdout += text
  })
  child.stderr.on('data', (text) => {
    finished.stderr += text
  })
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ ...finished, status }))
  })
}

/** Runs it with --json and reads the one document on standard output. */
export async function runJson<T>(
  dataDirectory: string,
  args: string[],
  input = '',
  env: Record<string, string> = {},
): Promise<T> {
  const { stdout, stderr, status } = await runVerbatim(dataDirectory, [...args, '--json'], input, env)
  if (stdout.trim() === '')
    throw new Error(`No JSON from verbatim ${args.join(' ')} (exit ${status}): ${stderr}`)
  return JSON.parse(stdout) as T
}
