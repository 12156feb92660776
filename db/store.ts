/**
 * The library's storage as an interface. Every implementation passes `test/contract/store.ts`; nothing of a particular
 * database (rowids, statements, SQL) shows here. Methods reject with VerbatimError.
 */
import type { Document, Progress } from '#lib/api/schemas.ts'
import type { QuestionSet, QuestionSetRequest } from '#lib/api/tables.ts'
import type { Passage, PassageEmbedding, PassageTable } from '#lib/chunk/passage.ts'
import type { ErrorRecord } from '#lib/errors.ts'
import type { Page, ParsedDocument, StructuredText } from '#lib/parse/parsed-document.ts'

export interface NewDocument {
  name: string
  mediaType: string
  sizeBytes: number
  /** Lower-case hex of the original bytes; the same bytes are stored once. */
  sha256: string
  /** The id of the document whose new version it is: it takes that one's place, tags and id once it is ready. */
  replaces?: string
}

/** What the library has that a new document may be the same as. */
export interface Alike {
  sameBytes?: Document
  /** Of the same name, whatever its case, the newest first; new versions that are not ready are left out. */
  sameName: Document[]
}

export interface DocumentQuery {
  /** Part of the name, any case; empty for all. */
  query?: string
  status?: Document['status']
  /** Only ready documents whose embeddings could not be made anew. */
  lacksEmbeddings?: boolean
  /** By the size of the original, or by when they were added. Default: newest. */
  order?: 'newest' | 'largest'
  /** Only documents with this tag, spelt so. */
  tag?: string
  /** Default: all. */
  limit?: number
  /** Default: 0. */
  offset?: number
}

/** `set` replaces all tags, `remove` then takes some away, `add` comes last. */
export interface TagChange {
  set?: string[]
  add?: string[]
  remove?: string[]
}

/** The right to work on one document until the lease runs out. */
export interface Job {
  id: string
  documentId: string
  /** Originals are found by it. */
  sha256: string
  name: string
  /** From 1; above the limit that `claimJob` is given the job fails as `interrupted` instead. */
  attempt: number
  workerId: string
  /** The document is ready and stays so: only its passages and their embeddings are made again, from the text in the store. */
  isReembedding: boolean
}

export interface Lease {
  workerId: string
  leaseMs: number
  /** A job whose lease ran out this many times fails as `interrupted`: one bad file must not loop for ever. */
  maxAttempts: number
}

/** `lost`: another worker holds the job now; `cancelled`: a person asked to stop or removed the document. */
export type HeartbeatOutcome = 'held' | 'lost' | 'cancelled'

export interface EmbeddedPassage extends Passage {
  embedding: PassageEmbedding
}

export interface EmbeddedDocument {
  passages: EmbeddedPassage[]
  /** Names the model that made the embeddings. */
  modelKey: string
}

export interface IngestedDocument extends EmbeddedDocument {
  parsed: ParsedDocument
}

/** What stands for a query's meaning. Only embeddings of the same model can be compared with it. */
export interface QueryEmbedding {
  /** L2-normalised, of the model's dimension. */
  vector: Float32Array
  modelKey: string
}

export interface StoredPassage {
  id: string
  documentId: string
  documentName: string
  ordinal: number
  start: number
  end: number
  text: string
  headingPath: string[]
  pageNumber?: number
  tables?: PassageTable[]
}

/** Higher is better in both: BM25 with its sign turned, or cosine. */
export interface Scored {
  passageId: string
  score: number
}

export interface Scope {
  /** Only these documents; absent for the whole library. */
  documentIds?: string[] | undefined
}

export interface LibraryCounts {
  documents: number
  ready: number
  passages: number
}

export interface Change {
  /** Grows by one with every change; start from `latestChange()`. */
  sequence: number
  documentId: string
  /** Absent when the document was removed. */
  document?: Document
}

export interface Store {
  /**
   * Adds a document and its job in one transaction; the same bytes again give the document already there. One that replaces
   * another waits beside it, instead of an earlier new version that is not ready, and takes the place of one that failed at
   * once; it rejects with `not_found` when there is nothing to replace.
   */
  addDocument(document: NewDocument): Promise<{ document: Document; added: boolean }>
  findAlike(wanted: Pick<NewDocument, 'name' | 'sha256'>): Promise<Alike>
  /** Also by the id that a new version had until it took the place of the old one. */
  getDocument(id: string): Promise<Document | undefined>
  /** Newest first, unless asked otherwise. */
  listDocuments(query: DocumentQuery): Promise<{ documents: Document[]; total: number }>
  /** Removes text, passages, vectors and index entries in one transaction; resolves to the sha256 of what was removed. */
  removeDocument(id: string): Promise<{ sha256: string } | undefined>
  /**
   * Hides the documents from everything at once: they count as removed, and can be restored until `purgeHidden` deletes them
   * or the same bytes are added again. Resolves to the ids of those that were there.
   */
  hideDocuments(ids: string[]): Promise<string[]>
  /** Brings hidden documents back as they were; one that was being worked on waits again. Resolves to those that are there now. */
  restoreDocuments(ids: string[]): Promise<Document[]>
  /** Deletes some of the documents that were hidden at `before`, in milliseconds since 1970, or earlier; resolves to their sha256, [] when there are none left. */
  purgeHidden(before: number): Promise<string[]>
  /** Ready and failed documents lose what was made of them and are queued again, to be read from their originals; others stay as they are. */
  reindexDocuments(ids: string[]): Promise<Document[]>
  /** A queued document fails as `cancelled` at once, a processing one too: its worker learns so by its next heartbeat. Others stay as they are. */
  cancelDocument(id: string): Promise<Document | undefined>
  /** A failed document, or one that could not be embedded anew, is queued again with its attempts at zero; others stay as they are. */
  retryDocument(id: string): Promise<Document | undefined>
  /** Changes the tags of the documents in one transaction; resolves to their new state, unknown ids left out. */
  tagDocuments(ids: string[], change: TagChange): Promise<Document[]>
  /** The ids of the documents with this tag, spelt so. */
  documentIdsWithTag(tag: string): Promise<string[]>
  /** Text, blocks and pages of a ready document. */
  getText(id: string): Promise<StructuredText | undefined>
  /** Pages, with their runs, that overlap [start, end) of a ready document; [] for formats without pages. */
  getPages(id: string, span: { start: number; end: number }): Promise<Page[]>
  counts(): Promise<LibraryCounts>

  /**
   * Claims a queued job or one whose lease ran out: the one with the fewest attempts, the oldest first among those, so
   * that a file that kills its worker never holds up the others. New documents come before those that are embedded anew.
   * The document becomes `processing`, or stays `ready` while it is embedded anew.
   */
  claimJob(lease: Lease): Promise<Job | undefined>
  /** Extends the lease and records progress. */
  heartbeat(job: Job, leaseMs: number, progress: Progress): Promise<HeartbeatOutcome>
  /** Makes the document ready and searchable in one transaction, in which a new version takes the old one's place; false when the job is no longer this worker's (then nothing changed). */
  completeJob(job: Job, ingested: IngestedDocument): Promise<boolean>
  /**
   * Replaces the passages and embeddings of a ready document by those that another model made, in one transaction; its text
   * stays as it is. False when the job is no longer this worker's.
   */
  completeReembedding(job: Job, embedded: EmbeddedDocument): Promise<boolean>
  /**
   * Ends the job with the reason; false when it is no longer this worker's. A document that was embedded anew stays ready
   * and found by its words, with the reason among its warnings.
   */
  failJob(job: Job, error: ErrorRecord, warnings?: string[]): Promise<boolean>
  /** Puts the job back at once without counting the attempt: the worker was asked to stop. */
  releaseJob(job: Job): Promise<void>
  /**
   * Ends the leases that this worker id holds, so that its jobs can be claimed at once; their attempts stay counted.
   * For a worker that takes the place of one that died. Resolves to how many.
   */
  expireLeases(workerId: string): Promise<number>
  /** How many jobs wait or are worked on. */
  pendingJobs(): Promise<number>
  /**
   * Queues every ready document that has no embeddings of this model for being embedded anew, also where that failed
   * before. Embeddings of other models are deleted at once; the documents stay ready, and are found by their words.
   * Resolves to how many were queued.
   */
  queueReembedding(modelKey: string): Promise<number>

  /** BM25 over text and headings, any of the words; [] when the query holds no word. Highest first. */
  searchKeyword(query: string, limit: number, scope?: Scope): Promise<Scored[]>
  /** Exact nearest neighbours by the cosine of whole passages, highest first, among the embeddings of the query's model. */
  searchVector(query: QueryEmbedding, limit: number, scope?: Scope): Promise<Scored[]>
  /**
   * The cosine of the query with each passage or with the one of its sentences that is nearest, whichever is higher, in the order
   * of the ids; ids without embeddings of the query's model are left out. Sentences are stored to within 0.01.
   */
  similarities(query: QueryEmbedding, passageIds: string[]): Promise<Scored[]>
  /** In the order of the ids; unknown ids are left out. */
  getPassages(ids: string[]): Promise<StoredPassage[]>

  /** In the order of their names. */
  listQuestionSets(): Promise<QuestionSet[]>
  getQuestionSet(id: string): Promise<QuestionSet | undefined>
  /** Rejects with `conflict` when another set has the name, whatever its case. */
  addQuestionSet(set: QuestionSetRequest): Promise<QuestionSet>
  /** Undefined when there is none. Rejects with `conflict` when another set has the name. */
  changeQuestionSet(id: string, set: QuestionSetRequest): Promise<QuestionSet | undefined>
  /** False when there is none. */
  removeQuestionSet(id: string): Promise<boolean>

  /** Changes after the sequence, oldest first, at most 500; a document that changed often appears once, with its newest state. */
  changesSince(sequence: number): Promise<Change[]>
  latestChange(): Promise<number>
  /** Bytes of the database that are free for new documents, and still taken from the disk. */
  unusedBytes(): Promise<number>
  /**
   * Gives some of these bytes back to the disk, where there are many. For when nobody waits: others' writes wait meanwhile, some
   * milliseconds each time, and once, in a library from before, for as long as its file takes to be written anew.
   */
  reclaimSpace(): Promise<void>
  /** [] when sound, else a sentence for each fault. */
  checkIntegrity(): Promise<string[]>
  close(): Promise<void>
}
