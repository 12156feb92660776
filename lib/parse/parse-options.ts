export interface ParseOptions {
  /** The document's name, with its extension; a path is taken as a name. */
  name: string
  signal?: AbortSignal
  /** Pages read so far, of how many; for formats without pages once, at the end. */
  onProgress?: (done: number, total: number) => void
}
