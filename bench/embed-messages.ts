/** The first message to a worker; every later one, whatever it holds, means "embed them again". */
export interface ToEmbedWorker {
  texts: string[]
  threads: number
}

/** `ready` comes after a first pass, which warms up and whose vectors are compared with the reference. */
export type FromEmbedWorker = { kind: 'ready'; vectors: number[][] } | { kind: 'done' }
