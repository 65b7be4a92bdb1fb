/**
 * Solves matrix x = right for a symmetric positive definite matrix (row-major, its lower triangle is used up) by Cholesky's factor; x replaces `right`. Directions in
 * which the matrix is as good as 0 get no step.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array, size: number): void {
  factor(matrix, size)
  substitute(matrix, right, size)
}

/** The lower triangle becomes L with L L' = matrix. A pivot of nothing becomes Infinity, so that whatever is divided by it is 0. */
export function factor(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size
    const whole = matrix[row + i]!
    for (let k = 0; k <= i; k++) {
      let sum = matrix[row + k]!
      const other = k * size
      for (let l = 0; l < k; l++) sum -= matrix[row + l]! * matrix[other + l]!
      if (k < i) matrix[row + k] = matrix[other + k] === Infinity ? 0 : sum / matrix[other + k]!
      else matrix[row + i] = sum > 1e-13 * whole && sum > 1e-280 ? Math.sqrt(sum) : Infinity
    }
  }
}

export function substitute(lower: Float64Array, right: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    let sum = right[i]!
    for (let l = 0; l < i; l++) sum -= lower[i * size + l]! * right[l]!
    right[i] = sum / lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i]!
    for (let l = i + 1; l < size; l++) sum -= lower[l * size + i]! * right[l]!
    right[i] = sum / lower[i * size + i]!
  }
}

/** The inverse from the factor, both triangles. Where there was no pivot its row is 0 and its variance Infinity. */
export function invert(lower: Float64Array, size: number): Float64Array {
  // rows of the inverse of L first, then their products: inverse = L^-T L^-1
  const half = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const pivot = lower[i * size + i]!
    for (let l = 0; l < i; l++) {
      const weight = lower[i * size + l]!
      if (weight === 0) continue
      for (let k = 0; k <= l; k++) half[i * size + k] = half[i * size + k]! - weight * half[l * size + k]!
    }
    half[i * size + i] = 1
    for (let k = 0; k <= i; k++) half[i * size + k] = half[i * size + k]! / pivot
  }
  const inverse = new Float64Array(size * size)
  for (let l = 0; l < size; l++)
    for (let i = 0; i <= l; i++) {
      const weight = half[l * size + i]!
      if (weight === 0) continue
      for (let k = 0; k <= i; k++) inverse[i * size + k] = inverse[i * size + k]! + weight * half[l * size + k]!
    }
  for (let i = 0; i < size; i++) {
    if (lower[i * size + i] === Infinity) inverse[i * size + i] = Infinity
    for (let k = 0; k < i; k++) inverse[k * size + i] = inverse[i * size + k]!
  }
  return inverse
}
