import { describe, expect, it } from 'vitest'
import { parseQuestions } from '#lib/table/parse-questions.ts'

describe('parseQuestions', () => {
  it('takes a line for a question, and leaves out blank lines and remarks', () => {
    const text =
      '\uFEFF# A lease abstract\r\n\r\n  Who is the landlord?  \r\nWhat is the rent?\n#Later: repairs\n'
    expect(parseQuestions(text)).toEqual(['Who is the landlord?', 'What is the rent?'])
  })

  it('finds none in a text without any', () => {
    expect(parseQuestions(' \n# nothing yet\n')).toEqual([])
  })
})
