import { readdirSync, readFileSync } from 'node:fs'

/** A process below the one that was asked for. */
export interface RunningProcess {
  pid: number
  /** The words of its command line. */
  command: string[]
}

/**
 * A process and everything below it, as /proc has it now; [] where it has ended.
 * @throws Error where there is no /proc (other systems than Linux)
 */
export function processTree(root: number): RunningProcess[] {
  const children = new Map<number, number[]>()
  for (const pid of allPids()) {
    const parent = parentOf(pid)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const pids = [root]
  // The list grows while it is walked.
  for (const pid of pids) pids.push(...(children.get(pid) ?? []))
  return pids.flatMap((pid) => {
    const command = read(`/proc/${pid}/cmdline`)
    return command ? [{ pid, command: command.split('\0').filter((word) => word !== '') }] : []
  })
}

/** The process below `root` that runs this script, such as "workers/ingest.ts"; undefined between two starts. */
export function findScript(root: number, script: string): number | undefined {
  return processTree(root).find(
    ({ command }) => command[0]?.endsWith('node') && command.at(-1)?.endsWith(script),
  )?.pid
}

/** Proportional set size of one process, in bytes; 0 once it has ended. Shared pages count in parts. */
export function proportionalBytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
  return Number(kilobytes ?? 0) * 1024
}

function allPids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch (cause) {
    throw new Error('Expected /proc to list the processes. This row needs Linux.', { cause })
  }
}

function parentOf(pid: number): number | undefined {
  // "pid (name) state ppid …"; the name may hold spaces and brackets.
  const stat = read(`/proc/${pid}/stat`)
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : undefined
}

/** Undefined for a process that ends while we look. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
