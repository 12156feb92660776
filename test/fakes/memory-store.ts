/**
 * The store in plain memory, for tests that need a library and no database. It passes the same contract as the real ones;
 * its words are not stemmed.
 */

import { changedTags } from '#db/changed-tags.ts'
import { reembeddingWarning } from '#db/reembedding-warning.ts'
import type {
  Change,
  EmbeddedPassage,
  IngestedDocument,
  Job,
  QueryEmbedding,
  Scope,
  Scored,
  Store,
  StoredPassage,
} from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'
import type { PassageEmbedding } from '#lib/chunk/passage.ts'
import { type ErrorRecord, invariant, VerbatimError } from '#lib/errors.ts'
import { bestCosine } from '#lib/small-vectors.ts'
import { bm25, type IndexedText } from './bm25.ts'
import { questionSetMethods } from './memory-question-sets.ts'

export interface MemoryStoreOptions {
  dimension?: number
  now?: () => number
}

interface Entry {
  document: Document
  order: number
  content?: IngestedDocument
  /** The model that made the embeddings of the content, or is to make them. */
  modelKey?: string
  /** False while the content waits for the embeddings of that model, and after they could not be made. */
  isEmbedded: boolean
  /** Why they could not be made. */
  reembeddingError?: ErrorRecord
}

interface HeldJob {
  id: string
  documentId: string
  attempt: number
  workerId?: string
  leaseUntil: number
}

interface State {
  now: () => number
  dimension: number
  entries: Map<string, Entry>
  /** Removed, and still to be restored. */
  hidden: Map<string, { entry: Entry; removedAt: number; hadJob: boolean }>
  /** What a new version was called before it took the old one's place. */
  formerIds: Map<string, string>
  /** In the order of their making. */
  jobs: Map<string, HeldJob>
  /** The newest sequence of each document, removed ones too. */
  sequences: Map<string, number>
  counter: number
}

/** An empty library in memory. */
export function createMemoryStore({ dimension = 384, now = Date.now }: MemoryStoreOptions = {}): Store {
  const state: State = {
    now,
    dimension,
    entries: new Map(),
    hidden: new Map(),
    formerIds: new Map(),
    jobs: new Map(),
    sequences: new Map(),
    counter: 0,
  }
  return {
    ...documentMethods(state),
    ...jobMethods(state),
    ...searchMethods(state),
    ...questionSetMethods(now),
    ...changeMethods(state),
  }
}

function documentMethods(state: State) {
  return {
    async addDocument({ replaces: wanted, ...added }) {
      const known = [...state.entries.values()].find((entry) => entry.document.sha256 === added.sha256)
      if (known) return { document: view(state, known.document.id)!, added: false }
      for (const [id, { entry }] of state.hidden)
        if (entry.document.sha256 === added.sha256) state.hidden.delete(id)
      const replaces = wanted === undefined ? undefined : makeWay(state, wanted)
      const id = `document${++state.counter}`
      const createdAt = new Date(state.now()).toISOString()
      const document: Document = {
        ...added,
        id,
        status: 'queued',
        progress: waiting(),
        warnings: [],
        notes: [],
        passageCount: 0,
        tags: [],
        ...(replaces !== undefined && { replaces }),
        createdAt,
        updatedAt: createdAt,
      }
      state.entries.set(id, { document, order: state.counter, isEmbedded: false })
      const isFailed = replaces !== undefined && state.entries.get(replaces)?.document.status === 'failed'
      const placedId = isFailed ? takePlace(state, id) : id
      enqueue(state, placedId)
      return { document: view(state, placedId)!, added: true }
    },
    async findAlike({ name, sha256 }) {
      const all = [...state.entries.values()].sort((one, other) => other.order - one.order)
      const same = all.find(({ document }) => document.sha256 === sha256)
      const named = all.filter(
        ({ document }) =>
          document.name.toLowerCase() === name.toLowerCase() && document.replaces === undefined,
      )
      return {
        ...(same && { sameBytes: view(state, same.document.id)! }),
        sameName: named.map(({ document }) => view(state, document.id)!),
      }
    },
    getDocument: async (id) => view(state, id) ?? view(state, state.formerIds.get(id) ?? id),
    async listDocuments({
      query = '',
      status,
      tag,
      lacksEmbeddings = false,
      order = 'newest',
      limit = Number.POSITIVE_INFINITY,
      offset = 0,
    }) {
      const found = [...state.entries.values()]
        .filter(({ document }) => document.name.toLowerCase().includes(query.toLowerCase()))
        .filter(({ document }) => status === undefined || document.status === status)
        .filter(({ document }) => tag === undefined || document.tags.includes(tag))
        .filter(({ reembeddingError }) => !lacksEmbeddings || reembeddingError !== undefined)
        .sort((one, other) => other.order - one.order)
      if (order === 'largest') found.sort((one, other) => other.document.sizeBytes - one.document.sizeBytes)
      const documents = found.slice(offset, offset + limit).map(({ document }) => view(state, document.id)!)
      return { documents, total: found.length }
    },
    async removeDocument(id) {
      const entry = state.entries.get(id)
      if (!entry) return undefined
      dropJob(state, id)
      state.entries.delete(id)
      state.sequences.set(id, ++state.counter)
      return { sha256: entry.document.sha256 }
    },
    async cancelDocument(id) {
      const status = state.entries.get(id)?.document.status
      if (status === 'queued' || status === 'processing') {
        fail(state, id, { code: 'cancelled', message: 'Adding this document was cancelled.' })
      }
      return view(state, id)
    },
    async retryDocument(id) {
      const entry = state.entries.get(id)
      if (entry?.document.status === 'failed') enqueue(state, id)
      if (entry?.reembeddingError) enqueueReembedding(state, id, entry.modelKey!)
      return view(state, id)
    },
    async hideDocuments(ids) {
      return ids.filter((id) => {
        const entry = state.entries.get(id)
        if (!entry) return false
        hide(state, id, entry, state.now())
        return true
      })
    },
    async restoreDocuments(ids) {
      return ids.flatMap((id) => {
        const kept = state.hidden.get(id)
        if (kept) restore(state, id, kept.entry, kept.hadJob)
        return view(state, id) ?? []
      })
    },
    async purgeHidden(before) {
      const due = [...state.hidden].filter(([, { removedAt }]) => removedAt <= before)
      for (const [id] of due) state.hidden.delete(id)
      return due.map(([, { entry }]) => entry.document.sha256)
    },
    async reindexDocuments(ids) {
      return ids.flatMap((id) => {
        const status = state.entries.get(id)?.document.status
        if (status === 'ready' || status === 'failed') {
          dropJob(state, id)
          enqueue(state, id)
        }
        return view(state, id) ?? []
      })
    },
    async tagDocuments(ids, changed) {
      return ids.flatMap((id) => {
        const document = state.entries.get(id)?.document
        if (!document) return []
        const tags = changedTags(document.tags, changed)
        if (tags.join('\n') !== document.tags.join('\n')) change(state, id, { tags })
        return view(state, id)!
      })
    },
    async documentIdsWithTag(tag) {
      const entries = [...state.entries.values()]
      return entries.filter(({ document }) => document.tags.includes(tag)).map(({ document }) => document.id)
    },
    async getText(id) {
      const parsed = state.entries.get(id)?.content?.parsed
      if (!parsed) return undefined
      const pages = parsed.pages.map(({ runs: _, ...page }) => page)
      return structuredClone({ text: parsed.text, blocks: parsed.blocks, pages })
    },
    async getPages(id, span) {
      const pages = state.entries.get(id)?.content?.parsed.pages ?? []
      return structuredClone(pages.filter((page) => page.start < span.end && page.end > span.start))
    },
    async counts() {
      const documents = [...state.entries.values()].map((entry) => entry.document)
      return {
        documents: documents.length,
        ready: documents.filter((document) => document.status === 'ready').length,
        passages: documents.reduce((sum, document) => sum + document.passageCount, 0),
      }
    },
  } satisfies Partial<Store>
}

function jobMethods(state: State) {
  return {
    async claimJob({ workerId, leaseMs, maxAttempts }) {
      for (const job of freeJobs(state)) {
        const { document } = state.entries.get(job.documentId)!
        if (job.attempt >= maxAttempts) {
          fail(state, document.id, {
            code: 'interrupted',
            message: 'It stopped the worker.',
          })
          continue
        }
        Object.assign(job, { attempt: job.attempt + 1, workerId, leaseUntil: state.now() + leaseMs })
        const isReembedding = document.status === 'ready'
        change(state, document.id, { ...(!isReembedding && { status: 'processing' }), progress: waiting() })
        const { id: documentId, sha256, name } = document
        return { id: job.id, documentId, sha256, name, attempt: job.attempt, workerId, isReembedding }
      }
      return undefined
    },
    async heartbeat(job, leaseMs, progress) {
      const document = state.entries.get(job.documentId)?.document
      if (!document) return 'cancelled'
      const held = heldJob(state, job)
      if (!held) return document.error?.code === 'cancelled' ? 'cancelled' : 'lost'
      held.leaseUntil = state.now() + leaseMs
      const isNews = JSON.stringify(document.progress) !== JSON.stringify(progress)
      if (isNews) change(state, document.id, { progress: { ...progress } })
      return 'held'
    },
    async completeJob(job, ingested) {
      if (!heldJob(state, job)) return false
      const { parsed } = ingested
      requireDimension(state, ingested.passages)
      const id = takePlace(state, job.documentId)
      setContent(state, id, ingested)
      change(state, id, {
        mediaType: parsed.mediaType,
        warnings: [...parsed.warnings],
        notes: [...parsed.notes],
        ...(parsed.pages.length > 0 && { pageCount: parsed.pages.length }),
      })
      return true
    },
    async completeReembedding(job, embedded) {
      if (!heldJob(state, job)) return false
      const { parsed } = state.entries.get(job.documentId)!.content!
      setContent(state, job.documentId, { parsed, ...embedded })
      return true
    },
    async failJob(job, error, warnings) {
      if (!heldJob(state, job)) return false
      fail(state, job.documentId, error, warnings)
      return true
    },
    async releaseJob(job) {
      const held = heldJob(state, job)
      if (!held) return
      held.attempt--
      delete held.workerId
      change(state, job.documentId, { ...(!job.isReembedding && { status: 'queued' }), progress: waiting() })
    },
    async expireLeases(workerId) {
      const held = [...state.jobs.values()].filter((job) => job.workerId === workerId)
      for (const job of held) job.leaseUntil = state.now()
      return held.length
    },
    pendingJobs: async () => state.jobs.size,
    async queueReembedding(modelKey) {
      const others = [...state.entries.values()].filter(
        (entry) => entry.content && (entry.modelKey !== modelKey || entry.reembeddingError),
      )
      for (const { document } of others) enqueueReembedding(state, document.id, modelKey)
      return others.length
    },
  } satisfies Partial<Store>
}

function searchMethods(state: State) {
  return {
    async searchKeyword(query, limit, scope) {
      const all = stored(state)
      const texts = all.map(
        ({ passage, view }): IndexedText => ({
          id: view.id,
          text: passage.text,
          headings: [...passage.headingPath, ...(passage.tables ?? []).flatMap(({ header }) => header)],
        }),
      )
      const allowed = new Set(all.filter(({ view }) => isInScope(view, scope)).map(({ view }) => view.id))
      return bm25(texts, query)
        .filter(({ passageId }) => allowed.has(passageId))
        .slice(0, limit)
    },
    async searchVector(query, limit, scope) {
      return compared(
        stored(state).filter(({ view }) => isInScope(view, scope)),
        query,
      )
        .sort((one, other) => other.score - one.score)
        .slice(0, limit)
    },
    similarities: async (query, passageIds) =>
      compared(byIds(state, passageIds), query, ({ whole, sentences }) =>
        Math.max(dot(query.vector, whole), ...sentences.map((vector) => bestCosine(query.vector, vector))),
      ),
    getPassages: async (ids) => byIds(state, ids).map(({ view }) => structuredClone(view)),
  } satisfies Partial<Store>
}

function changeMethods(state: State) {
  return {
    async changesSince(sequence) {
      return [...state.sequences]
        .map(([documentId, newest]): Change => {
          const document = view(state, documentId)
          return { sequence: newest, documentId, ...(document && { document }) }
        })
        .filter((change) => change.sequence > sequence)
        .sort((one, other) => one.sequence - other.sequence)
        .slice(0, 500)
    },
    latestChange: async () => Math.max(0, ...state.sequences.values()),
    unusedBytes: async () => 0,
    reclaimSpace: async () => undefined,
    checkIntegrity: async () => [],
    close: async () => undefined,
  } satisfies Partial<Store>
}

const waiting = (): Document['progress'] => ({ stage: 'waiting', done: 0, total: 0 })
const allDone = (total: number): Document['progress'] => ({ stage: 'done', done: total, total })

function view(state: State, id: string): Document | undefined {
  const entry = state.entries.get(id)
  if (!entry) return undefined
  const { document, reembeddingError } = entry
  const warnings = reembeddingError
    ? [...document.warnings, reembeddingWarning(reembeddingError)]
    : document.warnings
  return structuredClone({ ...document, warnings })
}

function change(state: State, id: string, changed: Partial<Document>): void {
  const entry = state.entries.get(id)!
  Object.assign(entry.document, changed, { updatedAt: new Date(state.now()).toISOString() })
  state.sequences.set(id, ++state.counter)
}

function enqueue(state: State, id: string): void {
  const entry = state.entries.get(id)!
  delete entry.content
  delete entry.document.error
  delete entry.document.pageCount
  addJob(state, id)
  change(state, id, { status: 'queued', progress: waiting(), warnings: [], notes: [], passageCount: 0 })
}

function enqueueReembedding(state: State, id: string, modelKey: string): void {
  const entry = state.entries.get(id)!
  delete entry.reembeddingError
  Object.assign(entry, { modelKey, isEmbedded: false })
  dropJob(state, id)
  addJob(state, id)
  change(state, id, { progress: waiting() })
}

function hide(state: State, id: string, entry: Entry, removedAt: number): void {
  const hadJob = [...state.jobs.values()].some(({ documentId }) => documentId === id)
  dropJob(state, id)
  state.entries.delete(id)
  state.hidden.set(id, { entry, removedAt, hadJob })
  state.sequences.set(id, ++state.counter)
}

function makeWay(state: State, wantedId: string): string {
  const wanted = state.entries.get(wantedId)?.document
  const replaced = wanted?.replaces ? state.entries.get(wanted.replaces)?.document : wanted
  if (!replaced) throw new VerbatimError('not_found', 'There is no such document to replace.')
  for (const [id, entry] of [...state.entries])
    if (entry.document.replaces === replaced.id) hide(state, id, entry, 0)
  return replaced.id
}

/** Resolves to the id under which the new version goes on. */
function takePlace(state: State, id: string): string {
  const entry = state.entries.get(id)!
  const { replaces } = entry.document
  delete entry.document.replaces
  const replaced = replaces === undefined ? undefined : state.entries.get(replaces)
  dropJob(state, id)
  if (!replaced || replaces === undefined) return id
  hide(state, replaces, replaced, 0)
  state.hidden.set(`former${++state.counter}`, state.hidden.get(replaces)!)
  state.hidden.delete(replaces)
  state.entries.delete(id)
  state.sequences.set(id, ++state.counter)
  state.formerIds.set(id, replaces)
  const { tags, createdAt } = replaced.document
  Object.assign(entry.document, {
    id: replaces,
    createdAt,
    tags: changedTags(tags, { add: entry.document.tags }),
  })
  Object.assign(entry, { order: replaced.order })
  state.entries.set(replaces, entry)
  return replaces
}

function restore(state: State, id: string, entry: Entry, hadJob: boolean): void {
  state.hidden.delete(id)
  state.entries.set(id, entry)
  if (hadJob) addJob(state, id)
  const isStopped = entry.document.status === 'processing'
  change(state, id, isStopped ? { status: 'queued', progress: waiting() } : {})
}

function addJob(state: State, documentId: string): void {
  const id = `job${++state.counter}`
  state.jobs.set(id, { id, documentId, attempt: 0, leaseUntil: 0 })
}

function setContent(state: State, id: string, content: IngestedDocument): void {
  const { passages, modelKey } = content
  requireDimension(state, passages)
  const entry = state.entries.get(id)!
  Object.assign(entry, { content: structuredClone(content), modelKey, isEmbedded: true })
  dropJob(state, id)
  change(state, id, {
    status: 'ready',
    progress: allDone(passages.length),
    passageCount: passages.length,
  })
}

function requireDimension({ dimension }: State, passages: EmbeddedPassage[]): void {
  for (const { embedding } of passages) {
    const isRight = [embedding.whole, ...embedding.sentences].every(({ length }) => length === dimension)
    invariant(isRight, `Expected embeddings of ${dimension} numbers.`)
  }
}

function fail(state: State, id: string, error: ErrorRecord, warnings: string[] = []): void {
  const entry = state.entries.get(id)!
  dropJob(state, id)
  if (entry.document.status === 'ready') {
    entry.reembeddingError = error
    change(state, id, { progress: allDone(entry.document.passageCount) })
  } else change(state, id, { status: 'failed', error, warnings })
}

function dropJob(state: State, documentId: string): void {
  for (const job of state.jobs.values()) if (job.documentId === documentId) state.jobs.delete(job.id)
}

/** In the order in which they are claimed. */
function freeJobs(state: State): HeldJob[] {
  const isReady = (job: HeldJob) => Number(state.entries.get(job.documentId)!.document.status === 'ready')
  return [...state.jobs.values()]
    .filter((job) => job.workerId === undefined || job.leaseUntil <= state.now())
    .sort((one, other) => isReady(one) - isReady(other) || one.attempt - other.attempt)
}

function heldJob(state: State, job: Job): HeldJob | undefined {
  const held = state.jobs.get(job.id)
  return held?.workerId === job.workerId && held.attempt === job.attempt ? held : undefined
}

interface Stored {
  passage: EmbeddedPassage
  view: StoredPassage
  /** Absent while the passage has no embedding. */
  modelKey?: string | undefined
}

function stored(state: State): Stored[] {
  return [...state.entries.values()].flatMap(({ document, content, modelKey, isEmbedded }) =>
    (content?.passages ?? []).map((passage) => ({
      passage,
      view: toView(document, passage),
      modelKey: isEmbedded ? modelKey : undefined,
    })),
  )
}

function compared(
  passages: Stored[],
  { vector, modelKey }: QueryEmbedding,
  scoreOf = ({ whole }: PassageEmbedding) => dot(vector, whole),
): Scored[] {
  return passages
    .filter((one) => one.modelKey === modelKey)
    .map(({ passage, view }) => ({
      passageId: view.id,
      score: scoreOf(passage.embedding),
    }))
}

function toView(document: Document, passage: EmbeddedPassage): StoredPassage {
  const { ordinal, start, end, text, headingPath, pageNumber, tables } = passage
  return {
    id: `${document.id}-${ordinal}`,
    documentId: document.id,
    documentName: document.name,
    ...{ ordinal, start, end, text, headingPath },
    ...(pageNumber !== undefined && { pageNumber }),
    ...(tables && { tables }),
  }
}

function byIds(state: State, ids: string[]) {
  const known = new Map(stored(state).map((one) => [one.view.id, one]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

function isInScope(passage: StoredPassage, scope?: Scope): boolean {
  return scope?.documentIds === undefined || scope.documentIds.includes(passage.documentId)
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}
