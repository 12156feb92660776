import { type Mark, segmentsOf } from '../state/segments.ts'

/** A quotation with words of it marked: yellow and underlined where they are the chosen answer, pale elsewhere. */
export function MarkedText({ text, start, marks }: { text: string; start: number; marks: Mark[] }) {
  return segmentsOf(text, start, marks).map((segment) =>
    segment.kind ? (
      <mark key={segment.start} className={segment.kind === 'answer' ? 'marker' : 'marker-pale'}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  )
}
