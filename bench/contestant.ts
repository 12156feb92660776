import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { benchPath, projectRoot } from './project.ts'

/** Somebody who does the same work again and again, loaded and warm. */
export interface Contestant {
  name: string
  /** Does all of the work once. */
  run(): Promise<{ seconds: number }>
  close(): void
}

/** Every contestant once a round, in an order that moves on by one each round; the seconds of each, by name. */
export async function takeTurns(
  contestants: Contestant[],
  rounds: number,
  say: (line: string) => void,
): Promise<Map<string, number[]>> {
  const seconds = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length]!
      const result = await contestant.run()
      seconds.get(contestant.name)!.push(result.seconds)
      say(`  round ${round + 1}, ${contestant.name}: ${result.seconds.toFixed(2)} s`)
    }
  }
  return seconds
}

/** A process of the product's own code: `first` loads it and does the work once; its reply is returned. */
export async function startWorker<Ready>(file: string, first: object): Promise<[ChildProcess, Ready]> {
  const worker = fork(benchPath(file), { cwd: projectRoot, execArgv: ['--import', 'tsx'] })
  return [worker, await ask<Ready>(worker, first)]
}

/** Sends a message to a worker and returns its reply. */
export async function ask<Reply>(worker: ChildProcess, message: object): Promise<Reply> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`Expected the worker to answer; it ended with ${code}.`)
  })
  const reply = once(worker, 'message')
  worker.send(message)
  const [answer] = await Promise.race([reply, ended])
  return answer as Reply
}

/** All workers once at the same time, each with its share of the work. */
export async function runTogether(workers: ChildProcess[]): Promise<{ seconds: number }> {
  const startedAt = performance.now()
  await Promise.all(workers.map((worker) => ask(worker, {})))
  return { seconds: (performance.now() - startedAt) / 1000 }
}

/** A Python reference in its own process: `first` loads it and does the work once; its reply is returned. */
export async function startPython<Ready>(
  name: string,
  script: string,
  first: object,
  python: string,
): Promise<[Contestant, Ready]> {
  const child = spawn(python, [benchPath(script)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const request = async (message: unknown): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(message)}\n`)
    const line = await lines.next()
    if (line.done)
      throw new Error(`Expected ${python} to have what ${script} imports, and to answer; see above.`)
    return JSON.parse(line.value)
  }
  child.once('error', (error) => lines.return?.(error))
  const ready = (await request(first)) as Ready
  const contestant = {
    name,
    run: async () => (await request('again')) as { seconds: number },
    close: () => child.stdin.end(),
  }
  return [contestant, ready]
}
