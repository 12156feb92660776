import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '#lib/chunk/sentences.ts'

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

/** "|" marks where a sentence should end. */
const marked = [
  'The wheel stood still.|Nobody had oiled it.',
  'Dr. Hale and Mrs. Orr met Prof. Quill at St. Brede.|They left at 5 p.m. on Monday.',
  'See No. 5, Fig. 2 and pp. 10-12.|No.|That is wrong.',
  'It weighs 3.5 kg, i.e. more than v. 2.0 allowed, cf. table 4.',
  'J. R. Quill wrote it.|It is plan B.|The rest is lost.',
  'She works for Tern Ltd. in Oxley.|He left Tern Ltd.|The owner stayed.',
  'The U.S. Navy came.|It sailed to the U.S.|They cheered.',
  '“Is it dry?” she asked.|“No!”|He ran.',
  'Wait... there is more.|Wait…|There is more.',
  'It rose to 4 m.[12]|Then it fell.[3][4]|It rests.',
  'Was it (as he said) closed?|(It was.)|Good.',
  '1. Open the valve.|2. Wait.',
  'Open at 9 a.m.|The gate is locked before.',
  'Visit tern.example or read v1.2.3 now.|Then go.',
  '潮水上涨。|磨坊转动！|他说：“好。”|然后离开。',
  'The sea rose in 1953.|Many fled.',
  'I am 30.|My brother is 12.|The rest is older.',
  'Der Vertrag endet am 30. September 2026.|Er gilt seit dem 1. Mai.',
  'Im 19. Jahrhundert stand sie still.|Sie liegt vor Haus Nr. 12.|Dort endet der Weg.',
  'Das regelt § 5 Abs. 2 bzw. Ziff. 4, z. B. für Hunde.|Katzen nicht.',
  '“It was . . . a diversion,” he said.|They agreed.',
]

describe('splitSentences', () => {
  it.each(marked)('%s', (line) => {
    const isChinese = /\p{Script=Han}/u.test(line)
    expect(sentencesOf(line.replaceAll('|', isChinese ? '' : ' '))).toEqual(line.split('|'))
  })

  it('ends a sentence at a blank line, a list item and a table row', () => {
    const text = 'What you need\n\n- a lamp\n- two ropes\nName | Length\nRope | 5 m'
    expect(sentencesOf(text)).toEqual([
      'What you need',
      '- a lamp',
      '- two ropes',
      'Name | Length',
      'Rope | 5 m',
    ])
  })

  it('reads lines that were wrapped by hand as one', () => {
    const text =
      'The keeper of the light at Pell Hill went up to\nLondon once a year. He stayed for a week, and came\nhome by the slow train.'
    expect(sentencesOf(text)).toEqual([
      'The keeper of the light at Pell Hill went up to\nLondon once a year.',
      'He stayed for a week, and came\nhome by the slow train.',
    ])
  })

  it('gives nothing for white space', () => {
    expect(splitSentences('')).toEqual([])
    expect(splitSentences(' \n\n\t ')).toEqual([])
  })

  it('gives trimmed sentences in order that hold all that is not white space', () => {
    const unit = fc.constantFrom(...'aB. !?…"\n\t5)]。”', 'Dr.', ' The ', '[1]', ' | ', 'é', '😀')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        let covered = 0
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(covered, start).trim()).toBe('')
          expect(start).toBeLessThan(end)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          covered = end
        }
        expect(text.slice(covered).trim()).toBe('')
      }),
    )
  })

  it('stays quick on a page of dots', () => {
    expect(splitSentences(`${'.'.repeat(200_000)}x`)).toHaveLength(1)
    expect(splitSentences('So. '.repeat(50_000))).toHaveLength(50_000)
  })
})
