import { borderOf } from './border.ts'
import { invertStiffened } from './dense.ts'
import { expect, expectationsFor, expectedLogLikelihood } from './expectations.ts'
import type { HierarchicalFit } from './hierarchical.ts'
import { type PairSystem, pairSystemFor, setPairSystem, solve } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'
import { drawsFor, mostColumns, restOfLogDeterminant, type Spread, setSpread, smallPart, spreadFor } from './spread.ts'

/** exact: the covariance of all raters of a part, by their Schur complement. propagated: from random draws of it. */
export type ErrorMethod = 'exact' | 'propagated'

export type StandardErrors = {
  readonly person: Float64Array
  readonly rater: Float64Array
  readonly item: Float64Array
  /** The expected log-likelihood less what the posterior says beyond the prior: a lower bound of the marginal log-likelihood. */
  readonly bound: number
  /** Whether what is not known of the items is in the errors of persons and raters; with very many items it is left out. */
  readonly whole: boolean
}

/** Draws come in batches of 16. */
const batchesOfErrors = 4

/** Items, and items x raters, up to which what is not known of items is taken into account. */
const most = { globals: 400, columns: 2e7 } as const

/** Work the exact way may take by default: some two seconds. */
const exactWork = 4e9

/** exact wherever the largest parts are small enough, propagated otherwise. */
export function usualMethod(fit: Pick<HierarchicalFit, 'parts'>): ErrorMethod {
  return fit.parts.parts.reduce((work, { raters }) => work + raters ** 3, 0) <= exactWork ? 'exact' : 'propagated'
}

/**
 * Standard errors of everything at once. Raters' covariance with halos and persons integrated out is S^-1; items and vignettes border it:
 * with X = S^-1 B their own covariance is G = (M - B' X)^-1, and what they leave open adds X G X' to the raters' and, through
 * y = (coupling of p with them) - sum c X, y G y' / h^2 to the persons'.
 */
export function standardErrors(ratings: RatingTable, fit: HierarchicalFit, isVignette: Uint8Array, method: ErrorMethod): StandardErrors {
  const expectations = expectationsFor(ratings, fit.at.width)
  const each = new Float64Array(ratings.item.length)
  expect(ratings, fit.at, fit.spread.pair, expectations, each)
  const system = pairSystemFor(ratings)
  setPairSystem(ratings, expectations.weight, fit.variance, isVignette, true, system)
  const spread = spreadFor(ratings)
  const batches = method === 'exact' ? [] : Array.from({ length: batchesOfErrors }, (_, batch) => 0x2545f491 + 0x1000193 * batch)
  const exactUpTo = method === 'exact' ? Number.POSITIVE_INFINITY : smallPart
  const draws = batches.map((seed) => drawsFor(ratings.raters.length, mostColumns, seed))
  const logDeterminant =
    setSpread(ratings, fit.parts, system, expectations.weight, fit.variance, exactUpTo, draws, spread) +
    restOfLogDeterminant(ratings, fit.parts, system, exactUpTo)
  const bound =
    expectedLogLikelihood(ratings, fit.at, fit.spread.pair) -
    divergence(fit, expectations.weight, system.person, spread, isVignette, logDeterminant)

  const { globals, matrix, columns } = borderOf(ratings, fit.variance, isVignette, each, expectations.weight, system)
  const whole = globals <= most.globals && columns.length <= most.columns
  if (whole) {
    const x = new Float64Array(columns.length)
    solve(ratings, system, columns, x, globals, 1e-6)
    eliminateRaters(matrix, columns, x, globals)
    invertStiffened(matrix, globals)
    spreadByBorder({
      ratings,
      isVignette,
      each,
      weight: expectations.weight,
      halo: fit.variance.halo,
      x,
      system,
      covariance: matrix,
      globals,
      spread,
    })
  } else for (let a = 0; a < globals; a++) matrix[a * globals + a] = 1 / matrix[a * globals + a]!
  const item = Float64Array.from(ratings.items, (_, i) => Math.sqrt(matrix[i * globals + i]!))
  for (let p = 0, v = ratings.items.length; p < isVignette.length; p++) {
    if (!isVignette[p]) continue
    spread.person[p] = matrix[v * globals + v]!
    v++
  }
  return { person: spread.person.map(Math.sqrt), rater: spread.rater.map(Math.sqrt), item, bound, whole }
}

/** matrix -= B' X, kept symmetric. */
function eliminateRaters(matrix: Float64Array, columns: Float64Array, x: Float64Array, globals: number): void {
  for (let row = 0; row < columns.length; row += globals) {
    for (let a = 0; a < globals; a++) {
      const own = columns[row + a]!
      if (own !== 0) for (let b = 0; b < globals; b++) matrix[a * globals + b]! -= own * x[row + b]!
    }
  }
  for (let a = 0; a < globals; a++) {
    for (let b = 0; b < a; b++) {
      const middle = (matrix[a * globals + b]! + matrix[b * globals + a]!) / 2
      matrix[a * globals + b] = matrix[b * globals + a] = middle
    }
  }
}

type Bordered = {
  readonly ratings: RatingTable
  readonly isVignette: Uint8Array
  readonly each: Float64Array
  readonly weight: Float64Array
  readonly halo: number
  readonly x: Float64Array
  readonly system: PairSystem
  readonly covariance: Float64Array
  readonly globals: number
  readonly spread: Spread
}

/** Adds what is not known of items and vignettes to the spread of raters and persons. */
function spreadByBorder({ ratings, isVignette, each, weight, halo, x, system, covariance, globals, spread }: Bordered): void {
  const { firstPair, rater, firstRating, item } = ratings
  const along = new Float64Array(globals)
  const quadratic = (from: Float64Array, at: number) => {
    let sum = 0
    for (let a = 0; a < globals; a++) {
      const own = from[at + a]!
      if (own === 0) continue
      let row = 0
      for (let b = 0; b < globals; b++) row += covariance[a * globals + b]! * from[at + b]!
      sum += own * row
    }
    return sum
  }
  for (let r = 0; r < system.rater.length; r++) spread.rater[r]! += quadratic(x, r * globals)
  for (let p = 0; p < isVignette.length; p++) {
    if (isVignette[p]) continue
    along.fill(0)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const share = 1 / (1 + halo * weight[k]!)
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) along[item[n]!]! += share * each[n]!
      const row = rater[k]! * globals
      for (let a = 0; a < globals; a++) along[a]! -= system.couple[k]! * x[row + a]!
    }
    spread.person[p]! += quadratic(along, 0) / system.person[p]! ** 2
  }
}

/** The Kullback and Leibler divergence of the Gaussian posterior from the prior, of persons, raters and halos together. */
function divergence(
  fit: HierarchicalFit,
  weight: Float64Array,
  person: Float64Array,
  spread: Spread,
  isVignette: Uint8Array,
  logDeterminant: number,
): number {
  const { at, variance } = fit
  let sum = logDeterminant + at.rater.length * (Math.log(variance.rater) - 1)
  for (let r = 0; r < at.rater.length; r++) sum += (at.rater[r]! ** 2 + spread.rater[r]!) / variance.rater
  for (let p = 0; p < at.person.length; p++) {
    if (!isVignette[p]) sum += (at.person[p]! ** 2 + spread.person[p]!) / variance.person - 1 + Math.log(variance.person * person[p]!)
  }
  if (variance.halo > 0) {
    for (let k = 0; k < at.halo.length; k++)
      sum += (at.halo[k]! ** 2 + spread.halo[k]!) / variance.halo - 1 + Math.log(1 + variance.halo * weight[k]!)
  }
  return sum / 2
}
