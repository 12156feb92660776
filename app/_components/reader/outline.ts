import type { DocumentText } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'

/** A heading, with where it leads. */
export interface OutlineItem {
  key: string
  title: string
  /** From 1. */
  level: number
  /** On a page, so many points from its top; or at words of the text. */
  target: { page: number; y: number } | Span
}

/** The headings of a text; [] when it has none. */
export function headingsOf({ text, blocks }: DocumentText): OutlineItem[] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end, level }) => ({
      key: String(start),
      title: text.slice(start, end).replace(/\s+/g, ' ').trim(),
      level: level ?? 1,
      target: { start, end },
    }))
}
