import { library } from './0001-library.ts'
import { tagsAndUndo } from './0002-tags-and-undo.ts'

/** SQL in the order of its numbers: the first brings an empty file to version 1. Once released, a migration never changes. */
export const migrations: readonly string[] = [library, tagsAndUndo]

export const currentVersion = migrations.length
