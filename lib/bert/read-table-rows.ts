import { spansWeighed, type WeighedSpan } from '#lib/answer/concentration.ts'
import { type SpokenRow, spanInPassage, type TablePassage } from '#lib/answer/spoken-rows.ts'
import { readPassage } from '#lib/bert/read-passage.ts'
import type { Reader } from '#lib/bert/reader.ts'

/**
 * Reads a passage with tables for a question: what stands outside the tables as it stands, of the tables the spoken rows.
 * @param rows as `spokenRows` chose them; [] where the question is about rows of other passages
 * Of each text all spans are looked at, before those that run over a cell's edge are left out.
 * @returns the best spans, highest spanScore first; offsets into the passage's text
 */
export async function readWithRows(
  reader: Reader,
  question: string,
  passage: TablePassage,
  rows: SpokenRow[],
  nBest: number,
): Promise<WeighedSpan[]> {
  const { start, text, tables = [] } = passage
  const read = await readPassage(reader, question, text, spansWeighed)
  const spans = read.spans.filter(
    (span) => !tables.some((table) => span.start < table.end - start && span.end > table.start - start),
  )
  for (const row of rows) {
    for (const span of (await readPassage(reader, question, row.text, spansWeighed)).spans) {
      const place = spanInPassage(row, span)
      if (place) spans.push({ ...span, ...place })
    }
  }
  return spans.sort((one, other) => other.spanScore - one.spanScore).slice(0, nBest)
}
