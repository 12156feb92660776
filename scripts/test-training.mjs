/**
 *   npm run test:training
 *
 * The checks of training/, in a virtual environment of its own (training/.venv), which is made and filled when it is
 * missing or training/requirements.txt has changed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { fingerprint } from './setup/fingerprint.mjs'
import { stampAt } from './setup/stamp.mjs'
import { projectRoot } from './setup.mjs'

const MINIMUM_MINOR = 11
const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python', 'py']

const isWindows = process.platform === 'win32'
const environmentFolder = join(projectRoot, 'training', '.venv')
const environmentPython = join(environmentFolder, isWindows ? 'Scripts/python.exe' : 'bin/python')
const requirements = join('training', 'requirements.txt')

/** The first Python on PATH that is new enough, with its version. */
async function findPython() {
  const seen = []
  for (const command of PYTHONS) {
    const args = ['-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']
    const result = await runCommand(command, args, { capture: true }).catch(() => undefined)
    const version = result?.code === 0 ? result.output.trim() : undefined
    if (version === undefined) continue
    const [major, minor] = version.split('.').map(Number)
    if (major === 3 && minor >= MINIMUM_MINOR) return { command, version }
    seen.push(version)
  }
  const got = seen.length ? seen.join(', ') : 'none'
  throw new Error(`Expected Python 3.${MINIMUM_MINOR} or newer, got ${got}. Install one and start again.`)
}

/** Runs a command and shows what it printed only when it failed. */
async function runQuietly(command, args, advice) {
  const { code, output } = await runCommand(command, args, { cwd: projectRoot, capture: true })
  if (code !== 0) throw new Error(`${output.trimEnd()}\n${advice}`)
}

/** Makes the virtual environment where it is missing, and fills it where what it was filled from has changed. */
async function prepareEnvironment() {
  const python = await findPython()
  const stamp = stampAt(join(environmentFolder, 'verbatim-requirements'))
  const current = fingerprint(projectRoot, [requirements], [python.version])
  if (stamp.read() === current && existsSync(environmentPython)) return
  console.error(`Installing ${requirements} into training/.venv (Python ${python.version}) …`)
  if (!existsSync(environmentPython)) {
    const advice =
      'Expected Python to make a virtual environment (on Debian and Ubuntu: apt-get install python3-venv).'
    await runQuietly(python.command, ['-m', 'venv', '--clear', environmentFolder], advice)
  }
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await runQuietly(environmentPython, install, `Expected pip to install ${requirements}, it failed as above.`)
  stamp.write(current)
}

try {
  await prepareEnvironment()
  const { code } = await runCommand(environmentPython, ['-m', 'pytest', 'training/tests', '-q'], {
    cwd: projectRoot,
  })
  process.exitCode = code
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
