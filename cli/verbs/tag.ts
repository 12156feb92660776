import { parse } from '#lib/parse/parse.ts'
import { type DocumentAnnotations, tagDocument } from '#lib/tag.ts'
import type { Command } from '../command.ts'
import { readInput } from '../read-input.ts'
import { withTagger } from '../with-tagger.ts'

/** `verbatim tag FILE`: entities and tone of one text. */
export const tagVerb: Command<DocumentAnnotations> = {
  name: 'tag',
  parameters: 'FILE',
  summary:
    'Names people, organisations and places in one file, and the tone of its passages; "-" reads standard input.',
  options: {},
  positionals: [1, 1],
  run: async ({ positionals }, { config }) => {
    const name = positionals[0]!
    const document = await parse(await readInput(name), { name: name === '-' ? 'standard input.txt' : name })
    return withTagger(config, (tagger) => tagDocument(document, tagger))
  },
  print: ({ entities, passages }) =>
    [
      ...entities.map(({ type, text, start, end }) => `${type.padEnd(5)} ${text}   [${start}, ${end})`),
      ...passages.map(
        ({ sentiment, confidence, start, end }) =>
          `tone of [${start}, ${end}): ${sentiment} · confidence ${confidence.toFixed(2)}`,
      ),
    ].join('\n'),
}
