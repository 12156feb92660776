import { headlineScores } from '#lib/model-cards/headline-scores.ts'
import { parseCard } from '#lib/model-cards/parse-card.ts'
import { type ModelFacts, readModels } from '#lib/model-cards/read-models.ts'
import type { Hello } from '#lib/model-client/protocol.ts'
import type { ModelsView, ModelView } from '../../_components/settings/model-view.ts'
import type { Library } from '../../api/_http/library.ts'

/** The shipped models with what is in use of them, and those in use that were not shipped. */
export async function readModelsView({ config, models }: Library): Promise<ModelsView> {
  const facts = await readModels(config.modelsDirectory)
  const hello = models.hello()
  const isShipped = (sha256: string) => facts.some((model) => model.sha256 === sha256)
  return {
    shipped: facts.map((model) => toModelView(model, hello)),
    others: hello?.models.filter(({ sha256 }) => !isShipped(sha256)) ?? [],
  }
}

/** One shipped model, by its name, with its card; undefined when there is none. */
export async function readModel({ config, models }: Library, name: string) {
  const facts = await readModels(config.modelsDirectory)
  const model = facts.find((known) => known.name === name)
  return model && { view: toModelView(model, models.hello()), card: parseCard(model.card) }
}

function toModelView({ card, ...facts }: ModelFacts, hello: Hello | undefined): ModelView {
  return { ...facts, state: stateOf(facts, hello), scores: headlineScores(parseCard(card)) }
}

/** The models that answer are loaded by their own process, which says so; until it does they are on their way. */
function stateOf({ sha256 }: Pick<ModelFacts, 'sha256'>, hello: Hello | undefined): ModelView['state'] {
  if (!hello) return 'unknown'
  return hello.models.some((model) => model.sha256 === sha256) ? 'loaded' : 'idle'
}
