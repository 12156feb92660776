import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../../app/_components/state/format-bytes.ts'

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [22_807_523, '22.8 MB'],
    [99_960, '100 kB'],
    [999_600, '1.0 MB'],
    [73_500_000_000, '73.5 GB'],
    [5_000_000_000_000_000, '5,000 TB'],
  ])('%d is %s', (sizeBytes, written) => expect(formatBytes(sizeBytes)).toBe(written))
})
