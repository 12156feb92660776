import { expect, it } from 'vitest'
import { groupNames } from '../../../app/_components/reader/name-groups.ts'
import { countTones } from '../../../app/_components/reader/tones.ts'

const entity = (type: string, text: string, start: number) => ({
  type,
  text,
  start,
  end: start + text.length,
  confidence: 0.9,
})
const passage = (sentiment: string) => ({ start: 0, end: 1, sentiment, confidence: 0.5 })

it('puts the places of a name together and the most frequent first, by kind', () => {
  const entities = [
    entity('LOC', 'Skell', 0),
    entity('MISC', 'Norwegian', 10),
    entity('PER', 'Ada', 20),
    entity('PER', 'Pell\nHill', 30),
    entity('PER', 'PELL HILL', 50),
  ]
  const told = groupNames(entities).map(({ kind, names }) => [
    kind,
    ...names.map(({ name, spans }) => [name, spans.map(({ start }) => start)]),
  ])
  expect(told).toEqual([
    ['PER', ['Pell Hill', [30, 50]], ['Ada', [20]]],
    ['LOC', ['Skell', [0]]],
    ['other', ['Norwegian', [10]]],
  ])
})

it('counts tones in their order', () => {
  const { sequence, counts } = countTones([passage('positive'), passage('mixed'), passage('negative')])
  expect(sequence).toEqual(['positive', 'neutral', 'negative'])
  expect(counts).toEqual({ positive: 1, neutral: 1, negative: 1 })
})
