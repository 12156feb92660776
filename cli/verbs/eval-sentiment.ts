import { type ClassScores, scoreClasses } from '#lib/eval/class-scores.ts'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { tagText } from '#lib/tag.ts'
import { type Command, wholeNumber } from '../command.ts'
import { readSentiments } from '../evaluate/read-tagged.ts'
import { withTagger } from '../with-tagger.ts'

interface SentimentFigures extends ClassScores {
  total: number
}

/** `verbatim eval sentiment FILE`: the tagger's tone on labelled texts. */
export const evalSentiment: Command<SentimentFigures> = {
  name: 'eval sentiment',
  parameters: 'FILE',
  summary: 'Measures the tone that the tagger gives to texts, one a line after its label and a tab.',
  options: { limit: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values }, { config, progress, signal }) => {
    const all = await readSentiments(positionals[0]!)
    const texts = seededSample(all, wholeNumber(values, 'limit', all.length, 1, Number.MAX_SAFE_INTEGER))
    return withTagger(config, async (tagger) => {
      const cases: { right: string; found: string }[] = []
      for (const { label, text } of texts) {
        signal.throwIfAborted()
        const { sentiment } = await tagText(text, tagger)
        cases.push({ right: label, found: sentiment.sentiment })
        progress(`Tagged ${cases.length} of ${texts.length} texts`)
      }
      const scores = scoreClasses(cases)
      const round = (value: number) => Math.round(value * 100) / 100
      return {
        total: cases.length,
        macroF1: round(scores.macroF1),
        macroRecall: round(scores.macroRecall),
        accuracy: round(scores.accuracy),
      }
    })
  },
  print: (result) => JSON.stringify(result, null, 2),
}
