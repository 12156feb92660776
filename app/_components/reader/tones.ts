import type { DocumentAnnotations } from '#lib/api/schemas.ts'

/** The tones in the order in which they are told. */
export const tones = ['positive', 'neutral', 'negative'] as const
export type Tone = (typeof tones)[number]

/** The tone of each passage, in order, and how many passages have each tone. */
export interface ToneCounts {
  sequence: Tone[]
  counts: Record<Tone, number>
}

/** Counts tones; one that the model's labels name otherwise is neutral. */
export function countTones(passages: DocumentAnnotations['passages']): ToneCounts {
  const sequence = passages.map(({ sentiment }) => tones.find((tone) => tone === sentiment) ?? 'neutral')
  const counts = { positive: 0, neutral: 0, negative: 0 }
  for (const tone of sequence) counts[tone] += 1
  return { sequence, counts }
}
