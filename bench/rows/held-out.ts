import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededSample } from '#lib/eval/seeded-sample.ts'
import { verbatim } from '../command-line.ts'
import { dataFile, readJsonl } from '../read-jsonl.ts'
import type { Bar, BenchContext, BenchRow } from '../row.ts'

/** F1 of the reader's first version, whose recipe left the same rows out (its model card, `git log models/verbatim-reader`). */
const firstVersionF1 = {
  'nq-qed': 61.3,
  covidqa: 45.1,
  'cuad-windows': 31.4,
  'bioasq-factoid': 62.5,
}
/** Where confidence is checked as well. */
const calibrated = ['nq-qed', 'covidqa']

interface Figures extends Record<string, unknown> {
  f1: number
  expectedCalibrationError: number
}

/** The reader, and `ask`, on texts unlike SQuAD's: the rows of the training sets that are kept for measuring. */
export const heldOut: BenchRow = {
  name: 'held-out',
  measures: 'the rows of NQ, CovidQA, CUAD and BioASQ that are never trained on',
  run: async (context) => {
    const bars: Bar[] = []
    const figures: Record<string, unknown> = {}
    for (const [name, floor] of Object.entries(firstVersionF1)) {
      await withHeldOutRows(name, context, async (path) => {
        const reader = await verbatim<Figures>(['eval', 'reader', path])
        bars.push({ what: `${name}, reader F1`, value: reader.f1, unit: '%', atLeast: floor })
        figures[name] = { reader }
        if (!calibrated.includes(name)) return
        const ask = await verbatim<Figures>(['eval', 'ask', path])
        figures[name] = { reader, ask }
        for (const [what, { expectedCalibrationError: value }] of Object.entries({ reader, ask }))
          bars.push({ what: `${name}, calibration error of ${what}`, value, unit: '', atMost: 0.08 })
      })
    }
    return { bars, figures }
  },
}

/** Answerable questions only, as in the model card. */
async function withHeldOutRows(
  name: string,
  { shared, limit }: BenchContext,
  work: (path: string) => Promise<void>,
): Promise<void> {
  const splits = JSON.parse(await readFile(dataFile(shared, 'splits/heldout.json'), 'utf8')) as Record<
    string,
    string[]
  >
  const ids = new Set(splits[name])
  const rows = (await readJsonl(dataFile(shared, `qa/${name}.jsonl.xz`))).filter(
    ({ id, answers }) => ids.has(id) && answers.length > 0,
  )
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-held-out-'))
  try {
    const path = join(folder, `${name}.jsonl`)
    const asked = seededSample(rows, limit ?? rows.length)
    await writeFile(path, asked.map((row) => JSON.stringify(row)).join('\n'))
    await work(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
