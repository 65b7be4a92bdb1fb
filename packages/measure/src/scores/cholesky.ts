/** The lower triangle C with C C' = matrix (row by row, size x size), or null where the matrix is not positive definite. */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | null {
  if (matrix.length !== size * size) return null
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let left = matrix[i * size + j]!
      for (let k = 0; k < j; k++) left -= lower[i * size + k]! * lower[j * size + k]!
      if (i !== j) lower[i * size + j] = left / lower[j * size + j]!
      else if (left > 0) lower[i * size + i] = Math.sqrt(left)
      else return null
    }
  return lower
}

/** x with C x = b for a lower triangle C. */
export function solveLower(lower: Float64Array, b: ArrayLike<number>): Float64Array {
  const size = b.length
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let left = b[i]!
    for (let k = 0; k < i; k++) left -= lower[i * size + k]! * x[k]!
    x[i] = left / lower[i * size + i]!
  }
  return x
}
