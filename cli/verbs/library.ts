import type { Document } from '#lib/api/schemas.ts'
import { VerbatimError } from '#lib/errors.ts'
import type { Command } from '../command.ts'
import { originalsOf, withStore } from '../library.ts'
import { requireDocuments } from '../require-documents.ts'

/** `verbatim list`: every document of the library. */
export const list: Command<{ documents: Document[] }> = {
  name: 'list',
  parameters: '',
  summary: 'Lists the documents in the library.',
  options: {},
  positionals: [0, 0],
  run: (_invocation, { config }) =>
    withStore(config, async (store) => ({ documents: (await store.listDocuments({})).documents })),
  print: ({ documents }) =>
    documents.length > 0
      ? documents.map(line).join('\n')
      : 'The library is empty. Add documents with "verbatim add PATH".',
}

/** `verbatim show ID`: one document. */
export const show: Command<Document> = {
  name: 'show',
  parameters: 'ID',
  summary: 'Shows one document: status, passages, pages, warnings, notes.',
  options: {},
  positionals: [1, 1],
  run: ({ positionals }, { config }) =>
    withStore(config, async (store) => {
      const document = await store.getDocument(positionals[0]!)
      if (!document)
        throw new VerbatimError(
          'not_found',
          `There is no document with the id "${positionals[0]}". "verbatim list" shows the ids.`,
        )
      return document
    }),
  print: (document) =>
    [line(document), ...[...document.warnings, ...document.notes].map((told) => `  ${told}`)].join('\n'),
}

/** `verbatim remove ID…`: all of them, or none when one is not there. */
export const remove: Command<{ removed: string[] }> = {
  name: 'remove',
  parameters: 'ID…',
  summary: 'Removes documents from the library, with their originals.',
  options: {},
  positionals: [1, Number.POSITIVE_INFINITY],
  run: ({ positionals }, { config }) =>
    withStore(config, async (store) => {
      await requireDocuments(store, positionals)
      const originals = originalsOf(config)
      const removed: string[] = []
      for (const id of positionals) {
        const gone = await store.removeDocument(id)
        if (!gone) continue
        await originals.remove(gone.sha256)
        removed.push(id)
      }
      return { removed }
    }),
  print: ({ removed }) => `Removed ${removed.length} of the library's documents.`,
}

function line({ id, name, status, passageCount, pageCount, error }: Document): string {
  const size =
    status === 'ready'
      ? `${passageCount} passages${pageCount ? `, ${pageCount} pages` : ''}`
      : (error?.message ?? status)
  return `${id}  ${name}  ${size}`
}
