/** The processes that a test started, found by their parent. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

interface Process {
  pid: number
  parent: number
  command: string
}

/** Ids of the processes that this one started itself. */
export async function childrenOf(parent: number): Promise<number[]> {
  return (await listProcesses()).filter((process) => process.parent === parent).map(({ pid }) => pid)
}

/** Id of the process started by this one whose command line holds the words; undefined while there is none. */
export async function findChild(parent: number, words: string): Promise<number | undefined> {
  const processes = await listProcesses()
  return processes.find((process) => process.parent === parent && process.command.includes(words))?.pid
}

/** True while there is a process of this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function listProcesses(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }] : []
  })
}
