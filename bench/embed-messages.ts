/** The first message to a worker; every later one, whatever it holds, means "embed them again". */
export interface ToEmbedWorker {
  texts: string[]
  threads: number
}

/** Its first reply, after a pass that warms up; the vectors are compared with the reference. */
export interface EmbedReady {
  vectors: number[][]
}
