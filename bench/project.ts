import { fileURLToPath } from 'node:url'

/** Absolute. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/** A file or folder of bench/. */
export const benchPath = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
