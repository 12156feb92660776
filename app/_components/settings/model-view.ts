import type { ModelSummary } from '#lib/api/schemas.ts'
import type { ScoreTable } from '#lib/model-cards/headline-scores.ts'
import type { ModelFacts } from '#lib/model-cards/read-models.ts'

/** A shipped model on the screen. */
export interface ModelView extends Omit<ModelFacts, 'card'> {
  /** Loaded for questions, not needed for them, or not known while the process that answers is away. */
  state: 'loaded' | 'idle' | 'unknown'
  scores: ScoreTable[]
}

export interface ModelsView {
  shipped: ModelView[]
  /** In use by a setting, in place of a shipped one. */
  others: ModelSummary[]
}
