import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Diagnosis, diagnosisSchema } from '#lib/api/schemas.ts'

/** Longer than the check of any library that fits the product. */
const timeoutMs = 300_000

let running: Promise<Diagnosis> | undefined

/** Looks at everything, in a process of its own (`workers/diagnose.ts`). Who asks meanwhile is given the same answer. */
export function runDiagnosis(): Promise<Diagnosis> {
  running ??= run().finally(() => {
    running = undefined
  })
  return running
}

async function run(): Promise<Diagnosis> {
  // Processes are started in the project's folder.
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'workers', 'diagnose.ts')
  const running = promisify(execFile)(process.execPath, ['--import', 'tsx', script], { timeout: timeoutMs })
  const kill = () => running.child.kill()
  process.once('exit', kill)
  try {
    const { stdout } = await running
    return diagnosisSchema.parse(JSON.parse(stdout))
  } finally {
    process.off('exit', kill)
  }
}
