/** What a row measures with: chosen on the command line of `run.ts`. */
export interface BenchContext {
  /** Absolute. The folder that holds `data/`, with the public test sets. */
  shared: string
  /** The Python that has sentence-transformers. */
  python: string
  /** Asks at most so many questions, for a quick look; undefined for the row's own number. */
  limit: number | undefined
  /** Takes a line for a person to read. */
  say: (line: string) => void
}

/** A demand on one of the figures. */
export interface Bar {
  what: string
  /** As measured, in `unit`. */
  value: number
  unit: string
  atLeast?: number
  atMost?: number
}

export interface RowResult {
  bars: Bar[]
  /** Everything else worth keeping. */
  figures: Record<string, unknown>
}

/** One line of the table: something measured, with what is demanded of it. */
export interface BenchRow {
  name: string
  measures: string
  run(context: BenchContext): Promise<RowResult>
}

/** Whether a figure meets its demand; one without a demand does. */
export function meets({ value, atLeast = -Infinity, atMost = Infinity }: Bar): boolean {
  return value >= atLeast && value <= atMost
}
