import { expect, it } from 'vitest'
import { english } from '../../../app/_components/words/english.ts'
import { german } from '../../../app/_components/words/german.ts'

/** The same word in both languages. */
const alike = new Set(
  'Verbatim|Version|Version 7|Name|PDF|Word|HTML|Markdown|CSV|Text|System|Node.js|SQLite|sqlite-vec|ONNX Runtime|Index|Embeddings|Embedding|Embedder|Tagger|Original|Status|7 B|7 ms|7 ¶|Esc|Enter|23:40|neutral'.split(
    '|',
  ),
)

/** Every entry with the words that stand in its name, functions called with figures and names. */
function wordsIn(entry: unknown, name = ''): [name: string, text: string][] {
  if (typeof entry === 'string') return [[name, entry]]
  if (typeof entry === 'function')
    return [[name, String(entry(...Array.from({ length: entry.length }, () => 7)))]]
  if (typeof entry !== 'object' || entry === null) return []
  return Object.entries(entry).flatMap(([key, value]) => wordsIn(value, name ? `${name}.${key}` : key))
}

const withoutCounts = ({ settings: { libraryCounts, ...settings }, ...rest }: typeof german) => ({
  ...rest,
  settings,
})

it('says everything in German that it says in English', () => {
  const inEnglish = new Map(wordsIn(withoutCounts(english)))
  const inGerman = wordsIn(withoutCounts(german))
  expect(inGerman.map(([name]) => name)).toEqual([...inEnglish.keys()])
  const untranslated = inGerman.filter(
    ([name, text]) =>
      text === inEnglish.get(name) &&
      /\p{L}/u.test(text) &&
      !alike.has(text) &&
      // The reader has learned English, so these questions stay English; keys are what stands on them.
      !/starterSets.*questions|shortcuts\.\d+\.keys/.test(name),
  )
  expect(untranslated).toEqual([])
})

it('counts and writes numbers as each language does', () => {
  expect([english.documents(1), english.documents(1200)]).toEqual(['1 document', '1,200 documents'])
  expect([german.documents(1), german.documents(1200)]).toEqual(['1 Dokument', '1.200 Dokumente'])
  expect([english.bytes(1_234_567), german.bytes(1_234_567)]).toEqual(['1.2 MB', '1,2 MB'])
  expect([english.score(-3.14), german.score(-3.14)]).toEqual(['−3.1', '−3,1'])
  expect([english.date('2026-11-24T12:00:00Z'), german.date('2026-11-24T12:00:00Z')]).toEqual([
    'Nov 24, 2026',
    '24. Nov. 2026',
  ])
})
