/**
 * Solves matrix x solution = right by Gaussian elimination with partial pivoting.
 * @param matrix square and not singular, [size][size]
 */
export function solveLinear(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    bringUpPivot(rows, column)
    const pivotRow = rows[column]!
    for (let below = column + 1; below < size; below += 1) {
      const row = rows[below]!
      const factor = row[column]! / pivotRow[column]!
      for (let at = column; at <= size; at += 1) row[at]! -= factor * pivotRow[at]!
    }
  }
  return substituteBack(rows)
}

function bringUpPivot(rows: number[][], column: number): void {
  let best = column
  for (let index = column + 1; index < rows.length; index += 1) {
    if (Math.abs(rows[index]![column]!) > Math.abs(rows[best]![column]!)) best = index
  }
  const held = rows[column]!
  rows[column] = rows[best]!
  rows[best] = held
}

function substituteBack(rows: number[][]): number[] {
  const size = rows.length
  const solution = new Array<number>(size).fill(0)
  for (let index = size - 1; index >= 0; index -= 1) {
    const row = rows[index]!
    let rest = row[size]!
    for (let column = index + 1; column < size; column += 1) rest -= row[column]! * solution[column]!
    solution[index] = rest / row[index]!
  }
  return solution
}
