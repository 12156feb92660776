import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Whether a module is the script that Node was asked to run; links on the way to it count as the file itself. */
export function isMain(moduleUrl, script = process.argv[1]) {
  return script !== undefined && realpathSync(script) === fileURLToPath(moduleUrl)
}
