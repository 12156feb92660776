import { verbatim } from '../command-line.ts'
import { dataFile } from '../read-jsonl.ts'
import type { Bar, BenchContext, BenchRow } from '../row.ts'

/** Entity F1 over people, organisations and places. */
const entityFloors = { wikigold: 72, 'uner-ewt-test': 75, 'wnut17-test': 38 }

/** Each set with its own community's metric. */
const sentimentFloors = [
  { name: 'tweeteval-test', metric: 'macroRecall', floor: 60 },
  { name: 'newsmtsc-devtest_rw', metric: 'macroF1', floor: 62 },
  { name: 'goemotions3-test', metric: 'macroF1', floor: 64 },
] as const

const limitOf = ({ limit }: BenchContext): string[] => (limit === undefined ? [] : ['--limit', String(limit)])

export const entities: BenchRow = {
  name: 'entities',
  measures: 'people, organisations and places, by conlleval',
  run: async (context) => {
    const bars: Bar[] = []
    const figures: Record<string, unknown> = {}
    for (const [name, atLeast] of Object.entries(entityFloors)) {
      const path = dataFile(context.shared, `ner/${name}.conll.xz`)
      const found = await verbatim<{ f1: number }>(['eval', 'entities', path, ...limitOf(context)])
      bars.push({ what: `${name}, F1`, value: found.f1, unit: '%', atLeast })
      figures[name] = found
    }
    return { bars, figures }
  },
}

export const sentiment: BenchRow = {
  name: 'sentiment',
  measures: 'the tone of tweets, news and comments',
  run: async (context) => {
    const bars: Bar[] = []
    const figures: Record<string, unknown> = {}
    for (const { name, metric, floor } of sentimentFloors) {
      const path = dataFile(context.shared, `sentiment/${name}.tsv.xz`)
      const found = await verbatim<Record<typeof metric, number>>([
        'eval',
        'sentiment',
        path,
        ...limitOf(context),
      ])
      bars.push({ what: `${name}, ${metric}`, value: found[metric], unit: '%', atLeast: floor })
      figures[name] = found
    }
    return { bars, figures }
  },
}
