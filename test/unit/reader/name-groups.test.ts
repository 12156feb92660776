import { describe, expect, it } from 'vitest'
import { nameForm } from '../../../app/_components/reader/name-form.ts'
import { groupNames } from '../../../app/_components/reader/name-groups.ts'
import { countTones } from '../../../app/_components/reader/tones.ts'

const entity = (type: string, text: string, start: number, confidence = 0.9) => ({
  type,
  text,
  start,
  end: start + text.length,
  confidence,
})
const passage = (sentiment: string) => ({ start: 0, end: 1, sentiment, confidence: 0.5 })

const told = (...entities: ReturnType<typeof entity>[]) =>
  groupNames(entities).map(({ kind, names }) => [
    kind,
    ...names.map(({ name, spans }) => [name, spans.map(({ start }) => start)]),
  ])

describe('groupNames', () => {
  it('puts the places of a name together and the most frequent first, by kind', () => {
    expect(
      told(
        entity('LOC', 'Skell', 0),
        entity('MISC', 'Norwegian', 10),
        entity('PER', 'Ada', 20),
        entity('PER', 'PELL HILL', 30),
        entity('PER', 'Pell\nHill', 50),
      ),
    ).toEqual([
      ['PER', ['Pell Hill', [30, 50]], ['Ada', [20]]],
      ['LOC', ['Skell', [0]]],
      ['other', ['Norwegian', [10]]],
    ])
  })

  it('takes one person for one, by whatever part and title of the name', () => {
    expect(
      told(
        entity('PER', 'Mr Marchetti', 0),
        entity('PER', 'Colin Marchetti', 20),
        entity('PER', 'Marchetti’s', 40),
        entity('PER', 'Brandl', 60),
        entity('PER', 'Eva Brandl', 70),
        entity('PER', 'Tomasz Brandl', 90),
      ),
    ).toEqual([
      [
        'PER',
        ['Colin Marchetti', [0, 20, 40]],
        ['Brandl', [60]],
        ['Eva Brandl', [70]],
        ['Tomasz Brandl', [90]],
      ],
    ])
  })

  it('has a name under one kind, the one that fits most places', () => {
    expect(
      told(entity('LOC', 'Tolven', 0), entity('ORG', 'Tolven', 10, 0.4), entity('LOC', 'Tolven', 20)),
    ).toEqual([['LOC', ['Tolven', [0, 10, 20]]]])
  })

  it('is unsure of what the model guessed once', () => {
    const entities = [
      entity('LOC', 'Mule', 0, 0.3),
      entity('LOC', 'Linn', 9, 0.4),
      entity('LOC', 'Linn', 20, 0.4),
    ]
    const [places] = groupNames(entities)
    expect(places?.names.map(({ name, isSure }) => [name, isSure])).toEqual([
      ['Linn', true],
      ['Mule', false],
    ])
  })
})

describe('nameForm', () => {
  it.each(['U', '177', 'the', 'towers', '', '“ ”', 'é'])('finds too little for a name in %j', (text) =>
    expect(nameForm(text)).toBeUndefined(),
  )

  it.each([
    ['’s Handbook', 'Handbook', 'handbook'],
    ['(Saint-Denis,', 'Saint-Denis', 'saint denis'],
    ['The Tenant', 'The Tenant', 'tenant'],
    ['José Álvarez', 'José Álvarez', 'jose alvarez'],
    ['EU', 'EU', 'eu'],
    ['田中', '田中', '田中'],
    ['חיפה', 'חיפה', 'חיפה'],
    ['Acme Inc.', 'Acme Inc.', 'acme inc'],
    ['Bell’s', 'Bell', 'bell'],
  ])('of %j is %j, known as %j', (text, written, key) => expect(nameForm(text)).toEqual({ written, key }))
})

it('counts tones in their order', () => {
  const { sequence, counts } = countTones([passage('positive'), passage('mixed'), passage('negative')])
  expect(sequence).toEqual(['positive', 'neutral', 'negative'])
  expect(counts).toEqual({ positive: 1, neutral: 1, negative: 1 })
})
