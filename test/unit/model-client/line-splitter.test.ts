import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineSplitter } from '#lib/model-client/protocol.ts'

describe('createLineSplitter', () => {
  it('gives the same lines however the text is cut', () => {
    const texts = fc.array(fc.string({ maxLength: 20 }).map((line) => line.replaceAll('\n', ' ')))
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 7 }))
    fc.assert(
      fc.property(texts, sizes, (lines, pieceSizes) => {
        const heard: string[] = []
        const split = createLineSplitter((line) => heard.push(line))
        let rest = lines.map((line) => `${line}\n`).join('')
        for (const size of pieceSizes) {
          if (rest === '') break
          split(rest.slice(0, size))
          rest = rest.slice(size)
        }
        expect(heard).toEqual(lines)
      }),
    )
  })
})
