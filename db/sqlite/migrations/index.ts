import { library } from './0001-library.ts'
import { tagsAndUndo } from './0002-tags-and-undo.ts'
import { questionSets } from './0003-question-sets.ts'
import { replacement } from './0004-replacement.ts'
import { tables } from './0005-tables.ts'
import { notes } from './0006-notes.ts'
import { sentenceEmbeddings } from './0007-sentence-embeddings.ts'

/** SQL in the order of its numbers: the first brings an empty file to version 1. Once released, a migration never changes. */
export const migrations: readonly string[] = [
  library,
  tagsAndUndo,
  questionSets,
  replacement,
  tables,
  notes,
  sentenceEmbeddings,
]

export const currentVersion = migrations.length
