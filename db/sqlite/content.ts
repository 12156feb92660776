import { invariant } from '#lib/errors.ts'
import type { Block, Page, StructuredText } from '#lib/parse/parsed-document.ts'
import type { EmbeddedPassage, IngestedDocument } from '../store.ts'
import type { Context } from './context.ts'
import { pack, packRuns, unpack, unpackRuns } from './packing.ts'
import { vectorBytes } from './vector-index.ts'
import { spaceUnsegmented } from './words.ts'

/** The parts that take time to compress, made before the transaction so that it stays short. */
export interface PackedContent {
  blocks: Buffer
  /** One for each page, in order. */
  runs: Buffer[]
}

const passagesOfDocument = '(SELECT key FROM passages WHERE document_key = ?)'

interface PageRow {
  number: number
  start_offset: number
  end_offset: number
  width: number
  height: number
  runs: Buffer
}

/** Compresses blocks and runs. */
export function packContent(ingested: IngestedDocument): PackedContent {
  return {
    blocks: pack(ingested.parsed.blocks),
    runs: ingested.parsed.pages.map((page) => packRuns(page.runs)),
  }
}

/** Writes text, pages, passages, vectors and index entries of a document that has none. */
export function writeContent(
  context: Context,
  documentKey: number,
  ingested: IngestedDocument,
  packed: PackedContent,
): void {
  context
    .sql('INSERT INTO document_texts (document_key, text, blocks) VALUES (?, ?, ?)')
    .run(documentKey, ingested.parsed.text, packed.blocks)
  for (const [index, page] of ingested.parsed.pages.entries()) {
    writePage(context, documentKey, page, packed.runs[index]!)
  }
  writePassages(context, documentKey, ingested.passages)
}

/** Writes passages, vectors and index entries of a document that has none. */
export function writePassages(context: Context, documentKey: number, passages: EmbeddedPassage[]): void {
  for (const passage of passages) writePassage(context, documentKey, passage)
}

/** Deletes all that was written for the document; nothing when there is nothing. */
export function deleteContent(context: Context, documentKey: number): void {
  deletePassages(context, documentKey)
  context.sql('DELETE FROM document_pages WHERE document_key = ?').run(documentKey)
  context.sql('DELETE FROM document_texts WHERE document_key = ?').run(documentKey)
}

/** Deletes the document's passages, their vectors and index entries; text and pages stay. */
export function deletePassages(context: Context, documentKey: number): void {
  context.sql(`DELETE FROM passage_index WHERE rowid IN ${passagesOfDocument}`).run(documentKey)
  context.sql(`DELETE FROM vector_index WHERE rowid IN ${passagesOfDocument}`).run(documentKey)
  context.sql('DELETE FROM passages WHERE document_key = ?').run(documentKey)
}

/** Deletes the vectors of the document's passages, which are found by their words from then on. */
export function deleteVectors(context: Context, documentKey: number): void {
  context.sql(`DELETE FROM vector_index WHERE rowid IN ${passagesOfDocument}`).run(documentKey)
  context.sql(`DELETE FROM embeddings WHERE passage_key IN ${passagesOfDocument}`).run(documentKey)
  context.sql(`DELETE FROM sentence_embeddings WHERE passage_key IN ${passagesOfDocument}`).run(documentKey)
}

/** @see Store.getText */
export function getText(context: Context, id: string): StructuredText | undefined {
  const row = context
    .sql(
      `SELECT document_texts.* FROM document_texts JOIN documents ON documents.key = document_key
       WHERE documents.id = ? AND status = 'ready' AND removed_at IS NULL`,
    )
    .get(id) as { document_key: number; text: string; blocks: Buffer } | undefined
  if (!row) return undefined
  const pages = context
    .sql(
      `SELECT number, start_offset AS start, end_offset AS end, width, height
       FROM document_pages WHERE document_key = ? ORDER BY number`,
    )
    .all(row.document_key) as StructuredText['pages']
  return { text: row.text, blocks: unpack<Block[]>(row.blocks), pages }
}

/** @see Store.getPages */
export function getPages(context: Context, id: string, span: { start: number; end: number }): Page[] {
  const rows = context
    .sql(
      `SELECT document_pages.* FROM document_pages JOIN documents ON documents.key = document_key
       WHERE documents.id = ? AND status = 'ready' AND removed_at IS NULL AND start_offset < ? AND end_offset > ? ORDER BY number`,
    )
    .all(id, span.end, span.start) as PageRow[]
  return rows.map((row) => ({
    number: row.number,
    start: row.start_offset,
    end: row.end_offset,
    width: row.width,
    height: row.height,
    runs: unpackRuns(row.runs),
  }))
}

function writePage(context: Context, documentKey: number, page: Page, runs: Buffer): void {
  context
    .sql(
      `INSERT INTO document_pages (document_key, number, start_offset, end_offset, width, height, runs)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(documentKey, page.number, page.start, page.end, page.width, page.height, runs)
}

function writePassage(context: Context, documentKey: number, passage: EmbeddedPassage): void {
  const { whole, sentences } = passage.embedding
  for (const { length } of [whole, ...sentences])
    invariant(
      length === context.dimension,
      `Expected embeddings of ${context.dimension} numbers, got ${length}.`,
    )
  const { lastInsertRowid } = context
    .sql(
      `INSERT INTO passages (document_key, ordinal, start_offset, end_offset, text, heading_path, page_number, tables)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      documentKey,
      passage.ordinal,
      passage.start,
      passage.end,
      passage.text,
      JSON.stringify(passage.headingPath),
      passage.pageNumber ?? null,
      passage.tables ? JSON.stringify(passage.tables) : null,
    )
  // sqlite-vec takes rowids only as integers, which better-sqlite3 binds from BigInt.
  const key = BigInt(lastInsertRowid)
  const vector = vectorBytes(whole)
  context.sql('INSERT INTO embeddings (passage_key, vector) VALUES (?, ?)').run(key, vector)
  context
    .sql('INSERT INTO sentence_embeddings (passage_key, vectors) VALUES (?, ?)')
    .run(key, Buffer.concat(sentences.map(vectorBytes)))
  context.sql('INSERT INTO vector_index (rowid, embedding) VALUES (?, ?)').run(key, vector)
  context
    .sql('INSERT INTO passage_index (rowid, text, headings) VALUES (?, ?, ?)')
    .run(key, spaceUnsegmented(passage.text), spaceUnsegmented(contextWords(passage)))
}

/** What is said of a passage elsewhere in its document: a row is found by the names of its columns, as by the headings above. */
function contextWords({ headingPath, tables = [] }: EmbeddedPassage): string {
  return [...headingPath, ...tables.flatMap(({ header }) => header)].join('\n')
}
