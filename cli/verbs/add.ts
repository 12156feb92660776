import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'
import { type ErrorRecord, toVerbatimError, VerbatimError } from '#lib/errors.ts'
import { addToLibrary } from '#lib/ingest/add-to-library.ts'
import { purgeHidden } from '#lib/ingest/purge-hidden.ts'
import { runJob } from '#lib/ingest/run-job.ts'
import { createLog } from '#lib/log.ts'
import { findRunningServer } from '#lib/running-server.ts'
import type { CliContext, Command } from '../command.ts'
import { originalsOf, withEmbedder, withStore } from '../library.ts'
import { streamInput } from '../read-input.ts'

interface Added {
  documents: Document[]
  failed: { name: string; error: ErrorRecord }[]
}

const pollMs = 200

/** `verbatim add PATH…`: files and folders, until they are searchable. */
export const add: Command<Added> = {
  name: 'add',
  parameters: '[--replace] PATH…',
  summary:
    'Adds files and folders to the library and waits until they are searchable. With --replace, a file takes the place of the document of its name.',
  options: { replace: { type: 'boolean' } },
  positionals: [1, Number.POSITIVE_INFINITY],
  run: ({ positionals, values }, context) =>
    withStore(context.config, async (store) => {
      const { ids, failed } = await receiveAll(positionals, store, context, values.replace === true)
      const isServed = (await findRunningServer(context.config.dataDirectory)) !== undefined
      if (isServed) await waitForServer(ids, store, context)
      else await ingestHere(ids, store, context)
      context.progress('')
      return outcome(ids, failed, store)
    }),
  print: ({ documents, failed }) =>
    [
      ...documents.map(({ id, name, passageCount }) => `${id}  ${name}  ${passageCount} passages`),
      ...failed.map(({ name, error }) => `FAILED  ${name}: ${error.message}`),
    ].join('\n'),
  exitCode: ({ failed }) => (failed.length > 0 ? 1 : 0),
}

async function receiveAll(
  paths: string[],
  store: Store,
  { config, progress, signal }: CliContext,
  replaces: boolean,
) {
  const context = { store, originals: originalsOf(config), config }
  const ids: string[] = []
  const failed: Added['failed'] = []
  for await (const path of listFiles(paths)) {
    signal.throwIfAborted()
    progress(`Reading ${path}`)
    try {
      if (!(await stat(path).catch(() => undefined))?.isFile())
        throw new VerbatimError('not_found', `Expected a file or folder at "${path}", found none.`)
      const { document } = await addToLibrary(
        { name: basename(path), bytes: streamInput(path) },
        context,
        replaces ? 'replace' : 'keep',
      )
      if (!ids.includes(document.id)) ids.push(document.id)
    } catch (thrown) {
      failed.push({ name: path, error: toVerbatimError(thrown).toRecord() })
    }
  }
  return { ids, failed }
}

/** The paths, each folder as the files under it in the order of names; hidden files and links in it are left alone. */
async function* listFiles(paths: string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory()
    if (isFolder) yield* await filesUnder(path)
    else yield path
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const inside = entries.filter(
    (entry) => entry.isFile() && !isHidden(join(entry.parentPath, entry.name).slice(folder.length)),
  )
  return inside.map((entry) => join(entry.parentPath, entry.name)).sort()
}

const isHidden = (path: string) => path.split(/[/\\]/).some((part) => part.startsWith('.'))

async function waitForServer(ids: string[], store: Store, context: CliContext): Promise<void> {
  while ((await report(ids, store, context)) > 0) await pause(pollMs, undefined, { signal: context.signal })
}

/** Works on the queue as the ingest worker does, until these documents are done; those that were waiting before are done on the way. */
async function ingestHere(ids: string[], store: Store, context: CliContext): Promise<void> {
  const { config, signal } = context
  if ((await report(ids, store, context)) === 0) return
  const lease = { workerId: `cli-${process.pid}`, leaseMs: config.leaseMs, maxAttempts: config.maxAttempts }
  await withEmbedder(config, async (embedder) => {
    const log = createLog('add', config.logLevel)
    const clock = () => performance.now()
    const work = { ...config, store, originals: originalsOf(config), embedder, stopping: signal, clock, log }
    const timer = setInterval(() => void report(ids, store, context), pollMs)
    try {
      while (!signal.aborted && (await report(ids, store, context)) > 0) {
        const job = await store.claimJob(lease)
        if (!job) break
        await runJob(job, work)
      }
    } finally {
      clearInterval(timer)
    }
  })
  // Old versions that were replaced; a server's worker would delete them.
  await purgeHidden(store, originalsOf(config), Date.now())
  signal.throwIfAborted()
}

/** Shows how far the documents are; resolves to how many still wait or are worked on. */
async function report(ids: string[], store: Store, { progress }: CliContext): Promise<number> {
  const documents = await Promise.all(ids.map((id) => store.getDocument(id)))
  const open = documents.filter(
    (document) => document?.status === 'queued' || document?.status === 'processing',
  )
  const [current] = open.filter((document) => document?.status === 'processing')
  const at = current
    ? `: ${current.name}, ${current.progress.stage} ${current.progress.done}/${current.progress.total}`
    : ''
  progress(`${ids.length - open.length} of ${ids.length} documents done${at}`)
  return open.length
}

async function outcome(ids: string[], failed: Added['failed'], store: Store): Promise<Added> {
  const documents: Document[] = []
  for (const id of ids) {
    const document = await store.getDocument(id)
    if (document?.status === 'ready') documents.push(document)
    else if (document?.error) failed.push({ name: document.name, error: document.error as ErrorRecord })
  }
  return { documents, failed }
}
