import { setTimeout as pause } from 'node:timers/promises'
import { processTree, proportionalBytes } from './process-tree.ts'

/** Memory of all processes below one, at the moment of its peak. */
export interface MemoryPeak {
  bytes: number
  samples: number
  /** By the last words of each command line, megabytes (1,000,000 bytes). */
  processes: Record<string, number>
}

const sampleMs = 200

/** Sums the PSS of a process and all below it until it is stopped. */
export function watchMemory(root: number): { stop(): Promise<MemoryPeak> } {
  let isWatching = true
  let peak: MemoryPeak = { bytes: 0, samples: 0, processes: {} }
  const watching = (async () => {
    while (isWatching) {
      const parts = processTree(root).map(({ pid, command }) => ({
        name: nameOf(command, pid),
        bytes: proportionalBytes(pid),
      }))
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
      const samples = peak.samples + 1
      peak = bytes > peak.bytes ? { bytes, samples, processes: megabytes(parts) } : { ...peak, samples }
      await pause(sampleMs)
    }
  })()
  return {
    stop: async () => {
      isWatching = false
      await watching
      return peak
    },
  }
}

/** What people know a process by: its script, without the folder; the pid keeps two apart. */
function nameOf(command: string[], pid: number): string {
  const script = command.findLast((word) => /\.(m?[jt]s)$|next/.test(word)) ?? command[0] ?? ''
  return `${script.split('/').slice(-2).join('/')} (${pid})`
}

function megabytes(parts: { name: string; bytes: number }[]): Record<string, number> {
  return Object.fromEntries(parts.map(({ name, bytes }) => [name, Math.round(bytes / 1e6)]))
}
