import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCalibration, loadReader } from '#lib/bert/load-models.ts'
import type { Reader } from '#lib/bert/reader.ts'
import { type ReadContext, readSpans } from '#lib/read.ts'

let reader: Reader
let context: ReadContext
beforeAll(async () => {
  reader = await loadReader('models', { threads: 1 })
  context = { reader, calibration: await loadCalibration('models') }
})
afterAll(() => reader.dispose())

const text =
  'The mill was built by Ansel Brandt in 1874. His daughter Ida rebuilt it in 1921, after the flood, and ran it until 1950.'

it.each(['Who built the mill?', 'When was the mill rebuilt?', 'What colour is the roof?'])(
  'never grows surer down the list of spans: %s',
  async (question) => {
    const { spans } = await readSpans(question, text, context)
    expect(spans.length).toBeGreaterThan(3)
    const confidences = spans.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((one, other) => other - one))
  },
)

it('is surer where one answer stands out than where two do', async () => {
  const confidenceOf = async (question: string) =>
    (await readSpans(question, text, context)).spans[0]!.confidence
  expect(await confidenceOf('Who built the mill?')).toBeGreaterThan(await confidenceOf('Who had the mill?'))
})

it('has no span in a text without words', async () => {
  expect((await readSpans('Who built the mill?', ' ', context)).spans).toEqual([])
})
