/**
 * The unknowns of one person as a joint normal, all measured from where they were expected (so the mean starts at zero).
 * Order: the two general factors, one specific part per competency, then one unknown per voice and opinion as they are first heard.
 * `covariance` holds the lower triangle, row by row, `stride` apart; only the first `size` unknowns are in play.
 */
export type State = {
  size: number
  readonly stride: number
  readonly mean: Float64Array
  readonly covariance: Float64Array
}

/** A quantity that depends on a few unknowns: the sum of weight[i] x[at[i]]. */
export type Functional = { readonly at: readonly number[]; readonly weight: readonly number[] }

/** Every unknown uncorrelated, with these variances; `size` of them in play. */
export function startState(variances: ArrayLike<number>, size: number): State {
  const stride = variances.length
  const covariance = new Float64Array(stride * stride)
  for (let i = 0; i < stride; i++) covariance[i * stride + i] = variances[i]!
  return { size, stride, mean: new Float64Array(stride), covariance }
}

/** The same state, to look ahead with. Unknowns that are not in play stay as they were laid out. */
export function copyOf({ size, stride, mean, covariance }: State): State {
  return { size, stride, mean: mean.slice(), covariance: covariance.slice() }
}

/** h . x, for any vector over the unknowns. */
export function along(h: Functional, x: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < h.at.length; k++) sum += h.weight[k]! * x[h.at[k]!]!
  return sum
}

/** P h: how every unknown moves with the quantity. A vector of the unknowns in play. */
export function covarianceWith(state: State, h: Functional): Float64Array {
  const { size, stride, covariance } = state
  const column = new Float64Array(size)
  for (let k = 0; k < h.at.length; k++) {
    const j = h.at[k]!
    const weight = h.weight[k]!
    for (let i = 0; i < j; i++) column[i]! += weight * covariance[j * stride + i]!
    for (let i = j; i < size; i++) column[i]! += weight * covariance[i * stride + j]!
  }
  return column
}

/**
 * The rank-one update of an assumed-density step (Minka 2001; for a normal likelihood, the Kalman update):
 *   x <- x + P h score,  P <- P - shrink (P h)(P h)',  with  score = (m1 - m0) / v0,  shrink = (v0 - v1) / v0^2,
 * where m and v are mean and variance of h . x before (0) and after (1) the answer, and `column` is P h.
 */
export function update(state: State, column: Float64Array, score: number, shrink: number): void {
  const { size, stride, mean, covariance } = state
  for (let i = 0; i < size; i++) {
    mean[i]! += column[i]! * score
    const scaled = column[i]! * shrink
    const row = i * stride
    for (let j = 0; j <= i; j++) covariance[row + j]! -= scaled * column[j]!
  }
}

/**
 * What lies between two days, for the first `keep.length` unknowns; the rest stand still:
 *   x <- D x,  P <- D P D + (S - D S D),  D = diag(keep)
 * so that the spread returns to `settled` (S), an Ornstein-Uhlenbeck process. `settled` is diagonal but for the two general
 * factors, whose covariance is `generalCovariance`.
 */
export function drift(state: State, keep: Float64Array, settled: ArrayLike<number>, generalCovariance: number): void {
  const { size, stride, mean, covariance } = state
  const moving = keep.length
  for (let i = 0; i < size; i++) {
    const row = i * stride
    const kept = i < moving ? keep[i]! : 1
    mean[i]! *= kept
    const last = Math.min(i, moving - 1)
    for (let j = 0; j <= last; j++) covariance[row + j]! *= kept * keep[j]!
    if (i < moving) covariance[row + i]! += (1 - kept * kept) * settled[i]!
  }
  covariance[stride]! += (1 - keep[0]! * keep[1]!) * generalCovariance
}
