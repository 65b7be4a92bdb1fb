import { chiSquareTail } from '../distribution/chi-square.ts'

/** One item's parameters in one group, and their covariance row by row; both groups' on one scale. */
export type EstimatedItem = { readonly parameters: readonly number[]; readonly covariance: readonly (readonly number[])[] }

/**
 * Lord's chi-square (Lord 1980, section 14.5): the difference d of an item's parameters between two separately calibrated groups, in units of its own
 * covariance: d' (S_reference + S_focal)^-1 d, as many degrees as parameters. With difficulties alone it is (b_r - b_f)^2 / (se_r^2 + se_f^2).
 * The two calibrations must be on one scale first (`onOneScale` for models without slopes).
 */
export function lordChiSquare(reference: EstimatedItem, focal: EstimatedItem): { statistic: number; degrees: number; p: number } {
  const degrees = reference.parameters.length
  if (focal.parameters.length !== degrees) throw new RangeError('Both groups need the same parameters.')
  const d = reference.parameters.map((value, i) => value - focal.parameters[i]!)
  const sum = reference.covariance.map((row, i) => row.map((value, j) => value + focal.covariance[i]![j]!))
  const x = eliminated(sum, d)
  if (!x) throw new RangeError('The covariances of both groups together must be positive definite.')
  const statistic = d.reduce((total, value, i) => total + value * x[i]!, 0)
  return { statistic, degrees, p: chiSquareTail(statistic, degrees) }
}

/** Focal difficulties moved so that both groups' means over the anchor items are the same: the scale of models without slopes of their own. */
export function onOneScale(reference: readonly number[], focal: readonly number[], anchor: readonly number[]): readonly number[] {
  if (anchor.length === 0) throw new RangeError('A common scale needs an anchor of one item at least.')
  const shift = anchor.reduce((sum, item) => sum + reference[item]! - focal[item]!, 0) / anchor.length
  return focal.map((b) => b + shift)
}

/** x with M x = v for a symmetric positive definite M; null where a pivot is not above 0. */
function eliminated(matrix: readonly (readonly number[])[], v: readonly number[]): number[] | null {
  const m = matrix.map((row, i) => [...row, v[i]!])
  const n = v.length
  for (let i = 0; i < n; i++) {
    if (!(m[i]![i]! > 0)) return null
    for (let k = i + 1; k < n; k++) {
      const factor = m[k]![i]! / m[i]![i]!
      for (let l = i; l <= n; l++) m[k]![l]! -= factor * m[i]![l]!
    }
  }
  const x = Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let left = m[i]![n]!
    for (let k = i + 1; k < n; k++) left -= m[i]![k]! * x[k]!
    x[i] = left / m[i]![i]!
  }
  return x
}
