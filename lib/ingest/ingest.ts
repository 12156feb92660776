import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { EmbeddedDocument, EmbeddedPassage, IngestedDocument } from '#db/store.ts'
import type { Progress } from '#lib/api/schemas.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { chunk } from '#lib/chunk/chunk.ts'
import { embeddedSentences } from '#lib/chunk/embedding-text.ts'
import type { Passage } from '#lib/chunk/passage.ts'
import { VerbatimError } from '#lib/errors.ts'
import { throttleProgress } from '#lib/ingest/progress.ts'
import { parse } from '#lib/parse/parse.ts'
import type { StructuredText } from '#lib/parse/parsed-document.ts'

export interface Source {
  bytes: Uint8Array
  /** The file's name: a hint for the format, and shown in messages. */
  name: string
}

export interface IngestContext {
  embedder: Embedder
  /** Milliseconds, monotonic. */
  clock: () => number
  /** Told of every stage, at most five times a second. */
  onProgress: (progress: Progress) => void
  signal: AbortSignal
}

/**
 * Turns a file's bytes into what the store keeps: parse -> chunk -> embed. Storing is the caller's, in one transaction.
 * @returns at least one passage, each with its embeddings
 * @throws VerbatimError of parsing, no_text when nothing can be embedded; the signal's reason once it is aborted
 */
export async function ingest(source: Source, context: IngestContext): Promise<IngestedDocument> {
  const { signal } = context
  const report = throttleProgress(context.onProgress, context.clock)
  report({ stage: 'parse', done: 0, total: 0 })
  const parsed = await parse(source.bytes, {
    name: source.name,
    signal,
    onProgress: (done, total) => report({ stage: 'parse', done, total }),
  })
  signal.throwIfAborted()
  return { parsed, ...(await chunkAndEmbed(parsed, source.name, context, report)) }
}

/**
 * Makes passages and embeddings of a document that was parsed before, for a store that keeps its text: chunk -> embed.
 * @returns as `ingest`
 * @throws VerbatimError no_text when nothing can be embedded; the signal's reason once it is aborted
 */
export async function ingestAgain(
  text: StructuredText,
  name: string,
  context: IngestContext,
): Promise<EmbeddedDocument> {
  return chunkAndEmbed(text, name, context, throttleProgress(context.onProgress, context.clock))
}

async function chunkAndEmbed(
  text: StructuredText,
  name: string,
  { embedder, signal }: IngestContext,
  report: (progress: Progress) => void,
): Promise<EmbeddedDocument> {
  report({ stage: 'chunk', done: 0, total: 1 })
  await yieldToEventLoop()
  const passages = chunk(text, {
    countTokens: (piece) => embedder.tokenizer.countTokens(piece),
    maxTokens: embedder.maxTokens,
  })
  if (passages.length === 0) {
    throw new VerbatimError(
      'no_text',
      `"${name}" holds no text that can be searched. If it is a scan, run text recognition on it first.`,
    )
  }

  const embedded = await embedAll(passages, embedder, signal, (done) =>
    report({ stage: 'embed', done, total: passages.length }),
  )
  report({ stage: 'store', done: 0, total: 1 })
  return { passages: embedded, modelKey: embedder.modelKey }
}

/**
 * One passage at a time, without padding: int8 activations are scaled per tensor, so a batch would change the vectors
 * (onnxruntime #10111). Between two the event loop runs, for heartbeats and for the signal.
 */
async function embedAll(
  passages: Passage[],
  embedder: Embedder,
  signal: AbortSignal,
  onEmbedded: (done: number) => void,
): Promise<EmbeddedPassage[]> {
  const embedded: EmbeddedPassage[] = []
  onEmbedded(0)
  for (const passage of passages) {
    await yieldToEventLoop()
    signal.throwIfAborted()
    const { embeddingText, text } = passage
    const sentences = embeddedSentences(embeddingText, text)
    embedded.push({ ...passage, embedding: await embedder.embedPassage(embeddingText, sentences) })
    onEmbedded(embedded.length)
  }
  return embedded
}
