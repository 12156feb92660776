import type { Store } from '../store.ts'
import { changesSince, latestChange } from './changes.ts'
import { getPages, getText, packContent } from './content.ts'
import { type Context, patiently, read, write, writeDurably } from './context.ts'
import {
  addDocument,
  cancelDocument,
  counts,
  findAlike,
  getDocument,
  listDocuments,
  reindexDocuments,
  removeDocument,
  retryDocument,
} from './documents.ts'
import { checkIntegrity } from './integrity.ts'
import {
  claimJob,
  completeJob,
  expireLeases,
  failJob,
  hasClaimableJob,
  heartbeat,
  pendingJobs,
  releaseJob,
} from './jobs.ts'
import { searchKeyword } from './keyword-search.ts'
import { getPassages } from './passages.ts'
import {
  addQuestionSet,
  changeQuestionSet,
  getQuestionSet,
  listQuestionSets,
  removeQuestionSet,
} from './question-sets.ts'
import { completeReembedding, queueReembedding } from './reembedding.ts'
import { hasHidden, hideDocuments, purgeHidden, restoreDocuments } from './removal.ts'
import { reclaimSpace, unusedBytes } from './space.ts'
import { documentIdsWithTag, tagDocuments } from './tags.ts'
import { searchVector, similarities } from './vector-search.ts'

/** The library in SQLite. The context's connection is open, up to date, and closed by the store. */
export function createSqliteStore(context: Context): Store {
  return {
    ...documentMethods(context),
    ...jobMethods(context),
    ...searchMethods(context),
    ...questionSetMethods(context),
    ...changeMethods(context),
  }
}

function documentMethods(context: Context) {
  return {
    addDocument: (document) => writeDurably(context, () => addDocument(context, document)),
    findAlike: (wanted) => read(context, () => findAlike(context, wanted)),
    getDocument: (id) => read(context, () => getDocument(context, id)),
    listDocuments: (query) => read(context, () => listDocuments(context, query)),
    removeDocument: (id) => writeDurably(context, () => removeDocument(context, id)),
    cancelDocument: (id) => write(context, () => cancelDocument(context, id)),
    retryDocument: (id) => write(context, () => retryDocument(context, id)),
    hideDocuments: (ids) => writeDurably(context, () => hideDocuments(context, ids)),
    restoreDocuments: (ids) => writeDurably(context, () => restoreDocuments(context, ids)),
    async purgeHidden(before) {
      if (!(await read(context, () => hasHidden(context, before)))) return []
      return write(context, () => purgeHidden(context, before))
    },
    reindexDocuments: (ids) => write(context, () => reindexDocuments(context, ids)),
    tagDocuments: (ids, change) => write(context, () => tagDocuments(context, ids, change)),
    documentIdsWithTag: (tag) => read(context, () => documentIdsWithTag(context, tag)),
    getText: (id) => read(context, () => getText(context, id)),
    getPages: (id, span) => read(context, () => getPages(context, id, span)),
    counts: () => read(context, () => counts(context)),
  } satisfies Partial<Store>
}

function jobMethods(context: Context) {
  return {
    async claimJob(lease) {
      if (!(await read(context, () => hasClaimableJob(context)))) return undefined
      return write(context, () => claimJob(context, lease))
    },
    heartbeat: (job, leaseMs, progress) => write(context, () => heartbeat(context, job, leaseMs, progress)),
    async completeJob(job, ingested) {
      const packed = packContent(ingested)
      return write(context, () => completeJob(context, job, ingested, packed))
    },
    completeReembedding: (job, embedded) => write(context, () => completeReembedding(context, job, embedded)),
    failJob: (job, error, warnings) => write(context, () => failJob(context, job, error, warnings)),
    releaseJob: (job) => write(context, () => releaseJob(context, job)),
    expireLeases: (workerId) => write(context, () => expireLeases(context, workerId)),
    pendingJobs: () => read(context, () => pendingJobs(context)),
    queueReembedding: (modelKey) => write(context, () => queueReembedding(context, modelKey)),
  } satisfies Partial<Store>
}

function searchMethods(context: Context) {
  return {
    searchKeyword: (query, limit, scope) => read(context, () => searchKeyword(context, query, limit, scope)),
    searchVector: (query, limit, scope) => read(context, () => searchVector(context, query, limit, scope)),
    similarities: (query, passageIds) => read(context, () => similarities(context, query, passageIds)),
    getPassages: (ids) => read(context, () => getPassages(context, ids)),
  } satisfies Partial<Store>
}

function questionSetMethods(context: Context) {
  return {
    listQuestionSets: () => read(context, () => listQuestionSets(context)),
    getQuestionSet: (id) => read(context, () => getQuestionSet(context, id)),
    addQuestionSet: (set) => writeDurably(context, () => addQuestionSet(context, set)),
    changeQuestionSet: (id, set) => writeDurably(context, () => changeQuestionSet(context, id, set)),
    removeQuestionSet: (id) => writeDurably(context, () => removeQuestionSet(context, id)),
  } satisfies Partial<Store>
}

function changeMethods(context: Context) {
  return {
    changesSince: (sequence) => read(context, () => changesSince(context, sequence)),
    latestChange: () => read(context, () => latestChange(context)),
    unusedBytes: () => read(context, () => unusedBytes(context)),
    reclaimSpace: () => patiently(() => reclaimSpace(context)),
    checkIntegrity: () => patiently(() => checkIntegrity(context.database)),
    async close() {
      context.database.close()
    },
  } satisfies Partial<Store>
}
