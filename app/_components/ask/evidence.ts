import type { Answer, AskResult, Hit } from '#lib/api/schemas.ts'

/** Everything that spoke for an answer beside the reader, and how long it took. */
export interface Evidence {
  question: string
  /** The passage it stands in; absent when that is not among the hits. */
  hit: Hit | undefined
  /** The highest keyword score among the hits: the others are shown as shares of it. */
  mostKeyword: number
  timing: AskResult['timing']
}

/** Puts together what explains an answer. */
export function evidenceFor({ passageId }: Answer, { question, hits, timing }: AskResult): Evidence {
  return {
    question,
    hit: hits.find((hit) => hit.passageId === passageId),
    mostKeyword: Math.max(0, ...hits.map(({ scores }) => scores.keyword ?? 0)),
    timing,
  }
}

/** The stages in their order; a stage that the server does not name is left out. */
export const stagesOfAsking = ['embedMs', 'keywordMs', 'vectorMs', 'readMs', 'totalMs'] as const

export function stageTimes(
  timing: Evidence['timing'],
): { stage: (typeof stagesOfAsking)[number]; ms: number }[] {
  return stagesOfAsking.flatMap((stage) => {
    const ms: unknown = timing[stage]
    return typeof ms === 'number' ? [{ stage, ms }] : []
  })
}
