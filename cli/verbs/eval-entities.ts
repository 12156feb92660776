import { countEntities, type EntityScores, scoreEntities } from '#lib/eval/entity-scores.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { tagText } from '#lib/tag.ts'
import type { Entity } from '#lib/tagging/decode-entities.ts'
import { type Command, wholeNumber } from '../command.ts'
import { readSentences } from '../evaluate/read-tagged.ts'
import { withTagger } from '../with-tagger.ts'

/** Over people, organisations and places: sets that also annotate MISC mean different things by it. */
interface EntityFigures extends EntityScores {
  sentences: number
  /** Each type that the file annotates. */
  byType: Record<string, EntityScores & { annotated: number }>
}

const scoredTypes = ['PER', 'ORG', 'LOC']

/** `verbatim eval entities FILE`: the tagger on sentences in CoNLL columns, by conlleval's rules. */
export const evalEntities: Command<EntityFigures> = {
  name: 'eval entities',
  parameters: 'FILE',
  summary:
    'Measures the tagger on CoNLL columns: people, organisations and places together, and each type apart.',
  options: { limit: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config, progress, signal }) => {
    const all = await readSentences(positionals[0]!)
    const sentences = seededSample(all, wholeNumber(values, 'limit', all.length, 1, Number.MAX_SAFE_INTEGER))
    return withTagger(config, async (tagger) => {
      const judged: { gold: string[]; found: string[] }[] = []
      for (const { words, labels } of sentences) {
        signal.throwIfAborted()
        const { entities } = await tagText(words.join(' '), tagger)
        judged.push({ gold: labels, found: labelsOfWords(words, entities) })
        progress(`Tagged ${judged.length} of ${sentences.length} sentences`)
      }
      return figures(judged)
    })
  },
  print: (result) => JSON.stringify(result, null, 2),
}

/** BIO labels of words joined by single spaces: a word has the entity that its first character is in. */
function labelsOfWords(words: string[], entities: Entity[]): string[] {
  let start = 0
  return words.map((word) => {
    const [from, end] = [start, start + word.length]
    start = end + 1
    const entity = entities.find((one) => one.start < Math.min(end, from + 1) && one.end > from)
    if (!entity) return 'O'
    return `${entity.start >= from ? 'B' : 'I'}-${entity.type}`
  })
}

function figures(judged: { gold: string[]; found: string[] }[]): EntityFigures {
  const counts = countEntities(judged)
  const annotated = [...counts].filter(([, count]) => count.annotated > 0)
  const scored = [...counts].filter(([type]) => scoredTypes.includes(type)).map(([, count]) => count)
  return {
    sentences: judged.length,
    ...rounded(scoreEntities(scored)),
    byType: Object.fromEntries(
      annotated.map(([type, count]) => [
        type,
        { ...rounded(scoreEntities([count])), annotated: count.annotated },
      ]),
    ),
  }
}

function rounded({ precision, recall, f1 }: EntityScores): EntityScores {
  const round = (value: number) => Math.round(value * 100) / 100
  return { precision: round(precision), recall: round(recall), f1: round(f1) }
}
