import { covariancesOf, type Table } from './ratings-table.ts'

export type Omega = {
  /** Share of the variance of the sum that one common factor explains. */
  readonly omega: number
  readonly loadings: readonly number[]
  readonly uniquenesses: readonly number[]
}

/**
 * Coefficient omega (McDonald 1999): (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), with the loadings of one factor on the covariances
 * by maximum likelihood (EM of Rubin and Thayer 1982, then until 1e-12). Equals alpha where all load alike. It presumes that one factor is enough; it is
 * not the hierarchical omega, which needs several. Refused with fewer than three items, and where an item does not vary.
 */
export function omega(table: Table): Omega | { readonly refused: 'too few' | 'no variance' | 'no one factor' } {
  const k = table.columns
  if (k < 3 || table.rows < 3) return { refused: 'too few' }
  const covariances = covariancesOf(table)
  const variances = Float64Array.from({ length: k }, (_, j) => covariances[j * k + j]!)
  if (variances.some((variance) => !(variance > 0))) return { refused: 'no variance' }
  // correlations: maximum likelihood does not depend on the scale
  const r = covariances.map((value, at) => value / Math.sqrt(variances[Math.floor(at / k)]! * variances[at % k]!))
  const loadings = firstGuess(r, k)
  const unique = loadings.map((loading) => Math.max(0.05, 1 - loading * loading))
  // an improper solution (Heywood case: one item would be the factor itself) is crept up to for ever, and refused
  let moved = Infinity
  for (let round = 0; round < 20_000 && moved >= 1e-12 && unique.every((u) => u >= 1e-4); round++) moved = emStep(r, loadings, unique)
  if (!(moved < 1e-8) || unique.some((u) => u < 1e-4)) return { refused: 'no one factor' }
  const scaled = loadings.map((loading, j) => loading * Math.sqrt(variances[j]!))
  const own = unique.map((u, j) => u * variances[j]!)
  const common = scaled.reduce((sum, loading) => sum + loading, 0) ** 2
  return { omega: common / (common + own.reduce((sum, u) => sum + u, 0)), loadings: [...scaled], uniquenesses: [...own] }
}

/** The direction of most variance, by a few powers, at half its length. */
function firstGuess(r: Float64Array, k: number): Float64Array {
  // not all alike: three items that add up to nothing would leave no direction
  let v = Float64Array.from({ length: k }, (_, j) => 1 + j / (3 * k))
  for (let round = 0; round < 50; round++) {
    const next = new Float64Array(k)
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) next[i]! += r[i * k + j]! * v[j]!
    const length = Math.hypot(...next)
    v = next.map((x) => x / length)
  }
  return v.map((x) => 0.7 * x * Math.sqrt(k) * Math.min(1, 1 / Math.max(...v.map((y) => Math.abs(y) * Math.sqrt(k)))))
}

/** One step of EM for one factor; returns how far anything moved. With w = P^-1 l / (1 + l' P^-1 l): E[f | x] = w' x. */
function emStep(r: Float64Array, loadings: Float64Array, unique: Float64Array): number {
  const k = loadings.length
  const weights = loadings.map((loading, j) => loading / unique[j]!)
  const strength = 1 + loadings.reduce((sum, loading, j) => sum + loading * weights[j]!, 0)
  for (let j = 0; j < k; j++) weights[j]! /= strength
  // covariance of the items with the factor, and the factor's second moment
  const crossed = new Float64Array(k)
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) crossed[i]! += r[i * k + j]! * weights[j]!
  const second = 1 / strength + weights.reduce((sum, weight, j) => sum + weight * crossed[j]!, 0)
  let moved = 0
  for (let j = 0; j < k; j++) {
    const loading = crossed[j]! / second
    const own = Math.max(1e-9, 1 - loading * crossed[j]!)
    moved = Math.max(moved, Math.abs(loading - loadings[j]!), Math.abs(own - unique[j]!))
    loadings[j] = loading
    unique[j] = own
  }
  return moved
}
