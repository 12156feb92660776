/** The questions that a new person is offered are answered rightly, over the whole of the sample library. */
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '#lib/ask.ts'
import questionsFile from '../../samples/questions.json' with { type: 'json' }
import { type LibraryOfFiles, openLibraryOfFiles } from './library-of-files.ts'

/** What each is answered with, and from which document; undefined where no document says it. */
const expected: Record<string, [answer: string, document: string] | undefined> = {
  'What had the oil sample of October shown?': [
    'a raised content of iron',
    'hallow-sound-tidal-mill-report.pdf',
  ],
  'What is the price 2025 of RV-2023?': ['£24.15', 'stove-spare-parts-prices-2025.md'],
  'How much does Lindholm Engineering ask for the repair of the crane?': [
    '48,200 pounds',
    'minutes-of-the-harbour-board.docx',
  ],
  'How much is the rent for the boathouse?': ['1,275 pounds a month', 'lease-of-heron-boathouse.docx'],
  'Why are hens not allowed?': ['because the garden drains into the canal', 'lease-of-fern-cottage.docx'],
  'How many litres of diesel are in the tank of the emergency drive?': [
    '180',
    'kestrel-ridge-cable-car-handbook.md',
  ],
  'Who began the collection of small machines?': ['Odile Ferrant', 'museum-of-small-machines.html'],
  'What is the price of TN-273?': ['£3.20', 'plant-catalogue-of-tern-island-nursery.pdf'],
  'How tall does purple loosestrife grow?': [
    '120 centimetres tall',
    'plant-catalogue-of-tern-island-nursery.pdf',
  ],
  'Who fell from the fore crosstrees?': ['Lukas Brenner', 'logbook-of-the-ketch-aurelia.pdf'],
  'What is the penalty for finishing late?': ['450 pounds a day', 'minutes-of-the-harbour-board.docx'],
  'What does carriage cost in 2025?': ['6.20 pounds', 'stove-spare-parts-prices-2025.md'],
  'Who designed the lighthouse of Oldbridge?': undefined,
  'How deep is the well of the vicarage?': undefined,
}

let library: LibraryOfFiles
beforeAll(async () => {
  library = await openLibraryOfFiles()
  for (const name of await readdir('samples')) {
    if (name !== 'questions.json') await library.add(name, await readFile(`samples/${name}`))
  }
})
afterAll(() => library?.close())

it('are those that have an answer here, at least two of them none', () => {
  expect(Object.keys(expected)).toEqual(questionsFile.questions)
  expect(Object.values(expected).filter((answer) => answer === undefined).length).toBeGreaterThanOrEqual(2)
})

it.each(Object.entries(expected))('%s', async (question, answer) => {
  const { outcome, answers } = await ask({ question, limit: 1 }, library)
  expect([outcome, answers[0]?.text, answers[0]?.documentName]).toEqual(
    answer ? ['answered', ...answer] : ['no_answer', undefined, undefined],
  )
})
