import type { Command } from './command.ts'

/** Every verb, loaded only when it is typed, so that `--help` does not load the models' runtime. */
export const commands: Record<string, () => Promise<Command>> = {
  add: async () => (await import('./verbs/add.ts')).add,
  list: async () => (await import('./verbs/library.ts')).list,
  show: async () => (await import('./verbs/library.ts')).show,
  remove: async () => (await import('./verbs/library.ts')).remove,
  search: async () => (await import('./verbs/search.ts')).searchVerb,
  ask: async () => (await import('./verbs/ask.ts')).askVerb,
  table: async () => (await import('./verbs/table.ts')).tableVerb,
  read: async () => (await import('./verbs/read.ts')).readVerb,
  'eval reader': async () => (await import('./verbs/eval-reader.ts')).evalReader,
  'eval retrieval': async () => (await import('./verbs/eval-retrieval.ts')).evalRetrieval,
  'eval ask': async () => (await import('./verbs/eval-ask.ts')).evalAsk,
  'eval long-documents': async () => (await import('./verbs/eval-long-documents.ts')).evalLongDocuments,
  'eval entities': async () => (await import('./verbs/eval-entities.ts')).evalEntities,
  'eval sentiment': async () => (await import('./verbs/eval-sentiment.ts')).evalSentiment,
  tag: async () => (await import('./verbs/tag.ts')).tagVerb,
  calibrate: async () => (await import('./verbs/calibrate.ts')).calibrate,
  doctor: async () => (await import('./verbs/doctor.ts')).doctor,
}
