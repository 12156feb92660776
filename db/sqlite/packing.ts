import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { TextRun } from '#lib/parse/parsed-document.ts'

/** Level 3 packs the runs of a page to about a sixth of their JSON, at a third of the default level's time. */
const level = 3
const numbersPerRun = 6

/** Packs a JSON value into compressed bytes. */
export function pack(value: unknown): Buffer {
  return deflateRawSync(JSON.stringify(value), { level })
}

/** The value that was packed. */
export function unpack<T>(bytes: Buffer): T {
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as T
}

/** Packs the runs of a page as one flat list of numbers: the names of their fields would be most of the bytes. */
export function packRuns(runs: TextRun[]): Buffer {
  return pack(runs.flatMap((run) => [run.start, run.end, run.x, run.y, run.width, run.height]))
}

/** The runs that were packed. */
export function unpackRuns(bytes: Buffer): TextRun[] {
  const numbers = unpack<number[]>(bytes)
  return Array.from({ length: numbers.length / numbersPerRun }, (_, index) => {
    const at = index * numbersPerRun
    const [start, end, x, y, width, height] = numbers.slice(at, at + numbersPerRun) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    return { start, end, x, y, width, height }
  })
}
