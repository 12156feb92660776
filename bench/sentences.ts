import { randomFrom } from './statistics.ts'

/**
 * A small grammar of English that says nothing, in many words: text for measurements of speed, whose size and bytes are
 * the same for the same seed.
 */
const words = {
  determiner: ['the', 'every', 'one', 'that', 'another', 'no', 'some', 'this', 'each', 'the same'],
  adjective:
    'narrow quiet rusty northern hollow early patient borrowed wooden shallow brittle distant copper nervous uneven familiar sudden plain western crooked frozen careful second unfinished spare heavy salted pale former damp public steep'.split(
      ' ',
    ),
  noun: 'harbour ledger bridge orchard engine lantern valley clerk measure window river barrel notebook signal meadow furnace letter compass quarry teacher machine winter granary pilot cellar theory railway garden chimney survey mountain apprentice market archive pump festival causeway telescope miller island workshop passenger council map drum cabin treaty kettle spring gallery'.split(
    ' ',
  ),
  verb: 'carries follows repairs describes reaches measures forgets replaces crosses answers holds divides remembers delays supplies watches opens surrounds records avoids explains lowers returns counts improves resembles borrows examines guards interrupts'.split(
    ' ',
  ),
  adverb:
    'slowly again twice seldom gladly quietly nearly always later usually hardly somewhere together nevertheless carefully'.split(
      ' ',
    ),
  preposition: [
    'behind',
    'above',
    'without',
    'near',
    'between two walls of',
    'after',
    'beyond',
    'under',
    'beside',
    'because of',
  ],
  conjunction: ['while', 'because', 'although', 'until', 'and', 'but', 'whenever', 'as if'],
  place:
    'Tarn Oldbridge Millgate Aldenfurt Saltmere Brannock Tolven Hessen Marrow Linn Wendel Harrow Pell Lower Wharf'.split(
      ' ',
    ),
}

type Part = keyof typeof words

/** Paragraphs of made-up sentences with now and then a year and a place in them. */
export function makeParagraphs(seed: number, wordCount: number): string[] {
  const random = randomFrom(seed)
  const paragraphs: string[] = []
  for (let left = wordCount; left > 0; ) {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 5) }, () => makeSentence(random))
    const paragraph = sentences.join(' ')
    paragraphs.push(paragraph)
    left -= paragraph.split(' ').length
  }
  return paragraphs
}

function makeSentence(random: () => number): string {
  const pick = (part: Part): string => words[part][Math.floor(random() * words[part].length)]!
  const noun = (): string =>
    random() < 0.6
      ? `${pick('determiner')} ${pick('adjective')} ${pick('noun')}`
      : `${pick('determiner')} ${pick('noun')} of ${pick('place')}`
  const clause = (): string => {
    const core = `${noun()} ${random() < 0.4 ? `${pick('adverb')} ` : ''}${pick('verb')} ${noun()}`
    if (random() < 0.3) return `${core} ${pick('preposition')} ${noun()}`
    return random() < 0.2 ? `${core} in ${1500 + Math.floor(random() * 500)}` : core
  }
  const sentence = random() < 0.5 ? `${clause()}, ${pick('conjunction')} ${clause()}` : clause()
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}
