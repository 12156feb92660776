import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './project.ts'

/**
 * Runs `npx verbatim … --json` and returns what it prints; progress and logs pass through.
 * @param env added to this process's own
 * @throws Error when it ends with anything but 0 or 1, or prints no JSON
 */
export async function verbatim<T>(args: string[], env: Record<string, string> = {}): Promise<T> {
  const child = spawn(process.execPath, [join(projectRoot, 'cli', 'verbatim.mjs'), ...args, '--json'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0 && code !== 1) throw new Error(`verbatim ${args.join(' ')} ended with ${code}.`)
  const result = JSON.parse(output) as T & { error?: { message: string } }
  if (result.error) throw new Error(`verbatim ${args.join(' ')}: ${result.error.message}`)
  return result
}
