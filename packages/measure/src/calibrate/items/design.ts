import type { Grid } from './grid.ts'
import type { CategoryRows } from './pattern-tables.ts'

/** What the E-step found: expected numbers of people in each category of each item on each node, and on each node altogether. */
export type Counts = { readonly answers: Float64Array; readonly people: Float64Array }

/**
 * Which numbers of a calibration are free, and how they make items. The free numbers are one vector; where slopes are fixed at 1 its last element is the logarithm of the
 * population's sd.
 */
export type Design = {
  readonly size: number
  readonly rows: CategoryRows
  /** Whether the items' slopes are free (the population is then standard normal) or all 1 (its sd is then free). */
  readonly slopes: boolean
  start(numbers: readonly ArrayLike<number>[], slopes: readonly number[]): Float64Array
  /** Parameters of item j, slopes and intercepts as its curve has them. */
  itemAt(free: Float64Array, j: number): Float64Array
  sd(free: Float64Array): number
  logChances(free: Float64Array, grid: Grid, log: Float64Array): void
  /** The M-step: one Newton step for each item, or, when careful, several that are watched. A new vector. */
  improve(free: Float64Array, counts: Counts, grid: Grid, careful: boolean): Float64Array
  /** Gradient of the expected complete-data log-likelihood (plus log priors) in the free numbers. */
  gradient(free: Float64Array, counts: Counts, grid: Grid): Float64Array
  /** The same items with the population's mean and sd (found from the counts) made 0 and 1; where the sd is free it takes that value. */
  rescale(free: Float64Array, mean: number, sd: number): Float64Array
  logPrior(free: Float64Array): number
  /** Whether these numbers are items at all: not after every extrapolation. */
  valid(free: Float64Array): boolean
  /** Items whose parameters stand at a bound, beyond which nothing is known. */
  atBounds(free: Float64Array): readonly number[]
  /**
   * Groups of free numbers of which each item has at most one: members[j] is item j's, or -1; a group of one number belongs to every item. The population's sd is in none.
   */
  readonly colours: readonly (readonly number[])[]
  /** Minus the Hessian of the expected complete-data log-likelihood (and log priors), size x size. */
  information(free: Float64Array, counts: Counts, grid: Grid): Float64Array
  /** Covariance of the parameters of item j, as its curve has them, from that of the free numbers. */
  itemCovariance(covariance: Float64Array, j: number): Float64Array
}

/** The vector with some of its numbers moved; members of -1 are none. */
export function moved(free: Float64Array, members: readonly number[], by: number): Float64Array {
  const other = free.slice()
  for (const i of members) if (i >= 0) other[i] = other[i]! + by
  return other
}
