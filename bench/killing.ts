import { setTimeout as pause } from 'node:timers/promises'
import { findScript } from './process-tree.ts'

export interface KillPlan {
  /** The process below which the worker runs. */
  root: number
  /** Such as "workers/ingest.ts". */
  script: string
  count: number
  /** Numbers from 0 to 1: a worker is killed so far between the shortest and the longest life. */
  random: () => number
  shortestLifeMs: number
  longestLifeMs: number
  /** False once killing no longer tells anything; then fewer than `count` are done. */
  isUseful: () => boolean
}

const lookAgainMs = 20

/** Kills a worker with SIGKILL at random moments of its lives, one life after the other; returns how often. */
export async function killAgainAndAgain(plan: KillPlan): Promise<number> {
  let killed = 0
  let last: number | undefined
  while (killed < plan.count && plan.isUseful()) {
    const pid = findScript(plan.root, plan.script)
    if (pid === undefined || pid === last) {
      await pause(lookAgainMs)
      continue
    }
    await pause(plan.shortestLifeMs + plan.random() * (plan.longestLifeMs - plan.shortestLifeMs))
    // It may have ended by itself meanwhile, to give memory back: that was no kill.
    if (plan.isUseful() && findScript(plan.root, plan.script) === pid) {
      process.kill(pid, 'SIGKILL')
      killed += 1
    }
    last = pid
  }
  return killed
}
