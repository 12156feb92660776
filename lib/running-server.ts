/** How a program on the same data folder finds the server that runs on it. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const runningServerSchema = z.object({ pid: z.number().int().positive(), url: z.string() })

export type RunningServer = z.infer<typeof runningServerSchema>

const fileName = 'server.json'

/** Writes into the data folder that this server works on it. */
export async function announceServer(dataDirectory: string, server: RunningServer): Promise<void> {
  await writeFile(join(dataDirectory, fileName), `${JSON.stringify(server)}\n`)
}

/** Takes the announcement back. */
export async function withdrawServer(dataDirectory: string): Promise<void> {
  await rm(join(dataDirectory, fileName), { force: true })
}

/** The server that works on the data folder; undefined when none does, or the one that said so has died. */
export async function findRunningServer(dataDirectory: string): Promise<RunningServer | undefined> {
  const content = await readFile(join(dataDirectory, fileName), 'utf8').catch(() => undefined)
  const server = content === undefined ? undefined : parseAnnouncement(content)
  return server && isAlive(server.pid) ? server : undefined
}

function parseAnnouncement(content: string): RunningServer | undefined {
  try {
    return runningServerSchema.parse(JSON.parse(content))
  } catch {
    // Half written by a server that was killed: as good as none.
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as { code?: unknown }).code === 'EPERM'
  }
}
