import { library } from './0001-library.ts'
import { tags } from './0002-tags.ts'

/** SQL in the order of its numbers: the first brings an empty file to version 1. Once released, a migration never changes. */
export const migrations: readonly string[] = [library, tags]

export const currentVersion = migrations.length
