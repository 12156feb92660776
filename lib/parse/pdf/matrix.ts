/** Of PDF: (x, y) goes to (ax + cy + e, bx + dy + f). */
export type Matrix = [number, number, number, number, number, number]

/** The matrix that does first what the second does, then what the first does. */
export function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
