import { type Contestant, takeTurns } from '../contestant.ts'
import { type EmbedContestant, startProduct, startReference } from '../embed-contestants.ts'
import { dataFile, paragraphsOf, readJsonl } from '../read-jsonl.ts'
import type { BenchRow } from '../row.ts'
import { median, round } from '../statistics.ts'

const textCount = 400
const rounds = 7
const threads = 2
/** Processes and threads of each; the first is how the product's ingestion runs on two cores. */
const setups = [
  [1, 2],
  [2, 1],
] as const

/** Embedding throughput against sentence-transformers, taking turns in the same run. */
export const embed: BenchRow = {
  name: 'embed',
  measures: `${textCount} SQuAD paragraphs a round, against sentence-transformers in fp32 with the weights that these were trained from, ${threads} threads each`,
  run: async ({ shared, python, say }) => {
    const rows = await readJsonl(dataFile(shared, 'test/squad-v1.1-dev.jsonl.xz'))
    const texts = paragraphsOf(rows).slice(0, textCount)
    const reference = await startReference(texts, threads, python)
    const products: EmbedContestant[] = []
    for (const [processes, threadsEach] of setups)
      products.push(await startProduct(texts, processes, threadsEach))
    const seconds = await takeTurns([...products, reference], rounds, say)
    for (const contestant of [...products, reference]) contestant.close()

    const perSecond = (who: Contestant): number => textCount / median(seconds.get(who.name)!)
    const shipped = products[0]!
    return {
      bars: [
        {
          what: `throughput, ${shipped.name} against the reference`,
          value: round(perSecond(shipped) / perSecond(reference), 2),
          unit: 'x',
          atLeast: 2.5,
        },
      ],
      figures: {
        texts: textCount,
        rounds,
        textsPerSecond: byName([...products, reference], (who) => round(perSecond(who), 1)),
        seconds: byName([...products, reference], (who) =>
          seconds.get(who.name)!.map((value) => round(value, 3)),
        ),
        // How far training has moved the vectors; golden values say how exactly they are computed.
        meanCosineToReference: byName(products, (who) =>
          round(meanCosine(who.vectors, reference.vectors), 5),
        ),
        referenceVersions: reference.versions,
      },
    }
  },
}

const byName = <C extends Contestant, T>(contestants: C[], of: (contestant: C) => T): Record<string, T> =>
  Object.fromEntries(contestants.map((contestant) => [contestant.name, of(contestant)]))

/** Both sides are of length one, so that the cosine is the dot product. */
function meanCosine(left: number[][], right: number[][]): number {
  const cosines = left.map((vector, index) =>
    vector.reduce((sum, value, dimension) => sum + value * right[index]![dimension]!, 0),
  )
  return cosines.reduce((sum, value) => sum + value, 0) / cosines.length
}
