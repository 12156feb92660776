import { describe, expect, it } from 'vitest'
import { bestCosine, toSmallVector } from '#lib/small-vectors.ts'

describe('small vectors', () => {
  it('keep a direction, whatever the length was', () => {
    expect([...toSmallVector(Float32Array.of(0.5, -0.2, 0))]).toEqual([127, -51, 0])
    expect([...toSmallVector(Float32Array.of(5, -2, 0))]).toEqual([127, -51, 0])
  })

  it('have a cosine within 0.01 of that of the numbers they stand for', () => {
    const vector = Float32Array.from({ length: 384 }, (_, index) => Math.sin(index * 1.7))
    const query = Float32Array.from({ length: 384 }, (_, index) => Math.sin(index * 1.7 + 0.6))
    const lengths = [vector, query].map((one) => Math.hypot(...one))
    const unit = query.map((value) => value / lengths[1]!)
    const exact = vector.reduce((sum, value, index) => sum + value * unit[index]!, 0) / lengths[0]!
    expect(Math.abs(bestCosine(unit, toSmallVector(vector)) - exact)).toBeLessThan(0.01)
  })

  it('are compared one by one, and the nearest counts', () => {
    const others = Int8Array.of(0, 127, 127, 127, 127, -127)
    expect(bestCosine(Float32Array.of(1, 0), others)).toBeCloseTo(Math.SQRT1_2, 5)
    expect(bestCosine(Float32Array.of(0, 1), others)).toBeCloseTo(1, 5)
  })

  it('are near to nothing where there are none, or only some without length', () => {
    expect(bestCosine(Float32Array.of(1, 0), new Int8Array(0))).toBe(-1)
    expect([...toSmallVector(Float32Array.of(0, 0))]).toEqual([0, 0])
    expect(bestCosine(Float32Array.of(1, 0), Int8Array.of(0, 0))).toBe(-1)
  })
})
