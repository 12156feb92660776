import { once } from 'node:events'
import { appendFile, chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server as NetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRunningServer } from '#lib/running-server.ts'
import { childrenOf, findChild, isAlive } from '../processes.ts'
import { freePort, root, type Started, startServer, startSupervisor, until } from '../server.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-test-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** One sentence, or two where the second says what to do, and the code; never a stack. */
async function expectRefusal(
  { child, exit, output }: Started,
  code: string,
  ...parts: string[]
): Promise<void> {
  const giveUp = setTimeout(() => child.kill('SIGINT'), 30_000)
  const exitCode = await exit
  clearTimeout(giveUp)
  expect(exitCode).toBe(1)
  expect(output.stdout).toBe('')
  expect(output.stderr.trim().split('\n')).toHaveLength(1)
  for (const part of [`(${code})`, ...parts]) expect(output.stderr).toContain(part)
}

describe('a start that can not succeed is refused in a sentence', () => {
  it('when a setting is wrong', async () => {
    await expectRefusal(startSupervisor({ PORT: 'eighty' }), 'invalid_setting', 'PORT', '"eighty"')
  })

  it('when the port is in use', async () => {
    const port = await freePort()
    const other: NetServer = createServer().listen(port, '127.0.0.1')
    const refused = startSupervisor({ PORT: String(port), VERBATIM_DATA: directory })
    await expectRefusal(refused, 'port_in_use', `Port ${port}`, 'set PORT')
    other.close()
  })

  it('when it runs already', async () => {
    const server = await startServer({}, directory)
    const again = startSupervisor({ PORT: new URL(server.url).port, VERBATIM_DATA: directory })
    await expectRefusal(again, 'port_in_use', `runs on this library already, at ${server.url}`)
    await server.stop()
  })

  it('when the host is not one of this computer', async () => {
    const env = { HOST: '203.0.113.9', PORT: String(await freePort()), VERBATIM_DATA: directory }
    await expectRefusal(startSupervisor(env), 'invalid_setting', 'HOST')
  })

  it('when the data folder does not allow writing', async () => {
    await chmod(directory, 0o555)
    // Root may write anywhere, so an ordinary user tries.
    const asOrdinaryUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const env = {
      PORT: String(await freePort()),
      VERBATIM_DATA: join(directory, 'library'),
      HOME: directory,
      TMPDIR: tmpdir(),
    }
    await expectRefusal(startSupervisor(env, asOrdinaryUser), 'storage_denied', directory, 'VERBATIM_DATA')
  })

  it('when the models are not there', async () => {
    const env = {
      PORT: String(await freePort()),
      VERBATIM_DATA: directory,
      VERBATIM_MODELS: join(directory, 'none'),
    }
    await expectRefusal(startSupervisor(env), 'model_missing', 'VERBATIM_MODELS')
  })

  it('when a model file was altered', async () => {
    const models = join(directory, 'models')
    await cp(join(root, 'models'), models, { recursive: true })
    await appendFile(join(models, 'verbatim-retriever', 'tokenizer.json'), ' ')
    const env = { PORT: String(await freePort()), VERBATIM_DATA: directory, VERBATIM_MODELS: models }
    await expectRefusal(startSupervisor(env), 'model_altered', 'tokenizer.json')
  })

  it('when a newer Verbatim wrote the database', async () => {
    const database = new Database(join(directory, 'verbatim.sqlite'))
    database.exec('CREATE TABLE later (value TEXT)')
    database.pragma('user_version = 9999')
    database.close()
    const env = { PORT: String(await freePort()), VERBATIM_DATA: directory }
    await expectRefusal(startSupervisor(env), 'database_newer', '9999')
  })
})

describe('a running server', () => {
  it('says where it answers in one line, and after Ctrl-C leaves no process, socket or announcement', async () => {
    const server = await startServer({}, directory)
    expect(server.output.stdout).toBe(`Verbatim answers on ${server.url}\n`)
    expect(await findRunningServer(directory)).toEqual({ pid: server.child.pid, url: server.url })
    const children = await childrenOf(server.child.pid!)
    expect(children.length).toBeGreaterThanOrEqual(3)
    const events = await fetch(`${server.url}/api/events`)
    const started = performance.now()
    expect(await server.stop()).toBe(0)
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(children.filter(isAlive)).toEqual([])
    expect(await findRunningServer(directory)).toBeUndefined()
    await events.body?.cancel().catch(() => undefined)
  })

  it('takes its processes with it when it is killed', async () => {
    const server = await startServer({}, directory)
    const children = await childrenOf(server.child.pid!)
    server.child.kill('SIGKILL')
    await until(() => (children.some(isAlive) ? undefined : true))
    expect(await findRunningServer(directory)).toBeUndefined()
  })

  it('ends when npm start is killed, which holds the other end of its channel', async () => {
    const port = String(await freePort())
    const started = startSupervisor(
      { PORT: port, VERBATIM_DATA: directory },
      { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    )
    await until(() => started.output.stdout.includes('answers on') || undefined)
    // Node tells of "close" no more once the channel is gone, only of "exit".
    const exit = once(started.child, 'exit')
    started.child.disconnect()
    expect(await exit).toEqual([0, null])
    expect(await findRunningServer(directory)).toBeUndefined()
  })

  it('ends with a sentence when its web server dies', async () => {
    const server = await startServer({}, directory)
    const web = await until(() => findChild(server.child.pid!, 'next-server'))
    process.kill(web, 'SIGKILL')
    expect(await server.exit).toBe(1)
    expect(server.output.stderr).toContain('The web server ended by itself')
  })
})
