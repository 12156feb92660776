import type { Document } from '#lib/api/schemas.ts'
import { typeOf } from './document-facts.ts'
import { overallPercent } from './progress.ts'
import type { Work } from './time-left.ts'

/** How far all that is being added is. */
export interface BatchFigures extends Work {
  ready: number
  failed: number
  total: number
}

/** Bytes that make a passage, where no document of the type says: about 1,000 characters. */
const usualPassageBytes = 1_000

const isWorking = ({ status }: Document): boolean => status === 'queued' || status === 'processing'

/**
 * Which documents count as being added together, by their bytes, since a new version changes its id: those that wait or
 * are worked on, and those that were ready or failed since the last time that nothing was under way.
 * @returns the same set where nothing has changed
 */
export function nextBatch(
  batch: ReadonlySet<string>,
  documents: Document[],
  isSending: boolean,
): ReadonlySet<string> {
  const working = documents.filter(isWorking)
  if (working.length === 0 && !isSending) return batch.size === 0 ? batch : new Set()
  const known = new Set(documents.map(({ sha256 }) => sha256))
  const next = new Set([...batch].filter((sha256) => known.has(sha256)))
  for (const { sha256 } of working) next.add(sha256)
  return next.size === batch.size && [...next].every((sha256) => batch.has(sha256)) ? batch : next
}

/**
 * Sums a batch up. Work is counted in passages, since embedding takes nearly all of the time; of a document that is not
 * that far, they are judged by its size and by what documents of its type hold.
 * @param uploads files that are not documents yet
 */
export function batchFigures(
  batch: ReadonlySet<string>,
  documents: Document[],
  uploads: number,
): BatchFigures {
  const passagesOf = passageEstimate(documents)
  const figures: BatchFigures = { ready: 0, failed: 0, total: batch.size + uploads, done: 0, remaining: 0 }
  for (const document of documents) {
    if (!batch.has(document.sha256)) continue
    if (document.status === 'ready') figures.ready++
    if (document.status === 'failed') figures.failed++
    else addWork(figures, document, passagesOf(document))
  }
  return figures
}

function addWork(figures: Work, document: Document, passages: number): void {
  const share = document.status === 'ready' ? 1 : overallPercent(document.progress) / 100
  figures.done += passages * share
  figures.remaining += passages * (1 - share)
}

/** How many passages a document has, or is likely to have. */
function passageEstimate(documents: Document[]): (document: Document) => number {
  const sums = new Map<string, { bytes: number; passages: number }>()
  for (const document of documents) {
    if (document.status !== 'ready') continue
    const sum = sums.get(typeOf(document)) ?? { bytes: 0, passages: 0 }
    sum.bytes += document.sizeBytes
    sum.passages += document.passageCount
    sums.set(typeOf(document), sum)
  }
  return (document) => {
    const { status, progress, passageCount, sizeBytes } = document
    if (status === 'ready') return passageCount
    if (progress.stage === 'embed' && progress.total > 0) return progress.total
    const known = sums.get(typeOf(document))
    const passageBytes = known && known.passages > 0 ? known.bytes / known.passages : usualPassageBytes
    return Math.max(1, sizeBytes / passageBytes)
  }
}
