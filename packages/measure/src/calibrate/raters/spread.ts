import type { Components } from './components.ts'
import { setExactSpread } from './exact-spread.ts'
import { logDeterminantOf } from './log-determinant.ts'
import { type PairSystem, solve, type Variances } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'

/** How widely persons, raters and what pairs are rated by are still spread, given the ratings. Variances on the logit scale. */
export type Spread = {
  readonly person: Float64Array
  readonly rater: Float64Array
  /** Of each pair: the variance of theta + u - s. */
  readonly pair: Float64Array
  /** Of each pair: the variance of its halo. */
  readonly halo: Float64Array
}

export function spreadFor(ratings: RatingTable): Spread {
  return {
    person: new Float64Array(ratings.persons.length),
    rater: new Float64Array(ratings.raters.length),
    pair: new Float64Array(ratings.rater.length),
    halo: new Float64Array(ratings.rater.length),
  }
}

/** Raters whose parts are small enough for their covariance to be computed at every step. */
export const smallPart = 96

/**
 * Persons given raters are independent, so theta[p] = sum c s / h + noise of variance 1 / h, and everything follows from the raters'
 * covariance: exactly, part by part, where a part has at most `exactUpTo` raters; from random draws elsewhere. Returns log |S| of the exact parts.
 */
export function setSpread(
  ratings: RatingTable,
  parts: Components,
  system: PairSystem,
  weight: Float64Array,
  variance: Variances,
  exactUpTo: number,
  draws: readonly Draws[],
  into: Spread,
): number {
  const exact = parts.parts.map(({ raters }) => raters <= exactUpTo)
  let logDeterminant = 0
  if (exact.includes(true)) logDeterminant += setExactSpread(ratings, parts, exact, system, into)
  if (exact.includes(false)) {
    clearDrawn(ratings, parts, exact, into)
    for (const some of draws) addDrawn(ratings, parts, exact, system, some, 1 / draws.length, into)
  }
  // u given theta - s has variance halo / (1 + halo W) and follows it with slope -halo W / (1 + halo W)
  for (let k = 0; k < weight.length; k++) {
    const share = 1 / (1 + variance.halo * weight[k]!)
    const between = into.pair[k]!
    into.pair[k] = variance.halo * share + share * share * between
    into.halo[k] = variance.halo * share + (1 - share) ** 2 * between
  }
  return logDeterminant
}

/** log |S| of the parts that are too large to be computed exactly; 0 where there is none. */
export function restOfLogDeterminant(ratings: RatingTable, parts: Components, system: PairSystem, exactUpTo: number): number {
  const large = parts.parts.map(({ raters }) => raters > exactUpTo)
  return large.includes(true) ? logDeterminantOf(ratings, system, (r) => large[parts.rater[r]!]!) : 0
}

/** Draws taken at a time: as many as one random number has good bits for, less some. */
export const mostColumns = 16

/** Draws of the raters from their posterior, kept from step to step: the next solution starts from the last. */
export type Draws = {
  readonly columns: number
  readonly x: Float64Array
  readonly right: Float64Array
  readonly seed: number
  readonly tolerance: number
}

export const drawsFor = (raters: number, columns: number, seed = 0x2545f491): Draws => ({
  columns,
  x: new Float64Array(raters * columns),
  right: new Float64Array(raters * columns),
  seed,
  tolerance: 1e-3,
})

function clearDrawn({ firstPair, persons }: RatingTable, parts: Components, exact: boolean[], into: Spread): void {
  for (let r = 0; r < into.rater.length; r++) if (!exact[parts.rater[r]!]) into.rater[r] = 0
  for (let p = 0; p < persons.length; p++) {
    const part = parts.person[p]!
    if (part >= 0 && exact[part]) continue
    into.person[p] = 0
    into.pair.fill(0, firstPair[p]!, firstPair[p + 1]!)
  }
}

/**
 * Perturbation sampling (Papandreou and Yuille 2010): with signs e of mean 0 and variance 1 for every prior and every pair, the solution x of
 * precision x = sum of sqrt(precision of each) e has exactly the posterior's covariance. What is known of a rater given the others,
 * 1 / S_rr, is taken exactly and only the rest from the draws (Rao and Blackwell).
 */
function addDrawn(
  ratings: RatingTable,
  parts: Components,
  exact: boolean[],
  system: PairSystem,
  draws: Draws,
  portion: number,
  into: Spread,
): void {
  const { firstPair, rater, persons } = ratings
  const { columns, x, right } = draws
  setPerturbations(ratings, system, draws)
  solve(ratings, system, right, x, columns, draws.tolerance, 60)
  const sums = new Float64Array(columns)
  const share = 1 / columns
  for (let r = 0; r < system.rater.length; r++) {
    if (exact[parts.rater[r]!]) continue
    const alone = 1 / system.raterAlone[r]!
    let square = 0
    for (let j = 0; j < columns; j++) square += (x[r * columns + j]! - right[r * columns + j]! * alone) ** 2
    into.rater[r]! += portion * (alone + square * share)
  }
  for (let p = 0; p < persons.length; p++) {
    const part = parts.person[p]!
    if (part >= 0 && exact[part]) continue
    const h = 1 / system.person[p]!
    sums.fill(0)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const at = rater[k]! * columns
      const pull = system.couple[k]! * h
      for (let j = 0; j < columns; j++) sums[j]! += pull * x[at + j]!
    }
    let all = 0
    for (let j = 0; j < columns; j++) all += sums[j]! ** 2
    into.person[p]! += portion * (h + all * share)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const at = rater[k]! * columns
      const alone = 1 / system.raterAlone[rater[k]!]!
      const left = 1 - system.couple[k]! * h
      let square = 0
      for (let j = 0; j < columns; j++) square += (sums[j]! - x[at + j]! + left * right[at + j]! * alone) ** 2
      into.pair[k]! += portion * (h + left * left * alone + square * share)
    }
  }
}

function setPerturbations({ firstPair, rater, persons }: RatingTable, system: PairSystem, draws: Draws): void {
  const { columns, right } = draws
  const signs = new Signs(draws.seed, columns)
  right.fill(0)
  const sums = new Float64Array(columns)
  const free = system.rater.slice()
  for (let p = 0; p < persons.length; p++) {
    let own = system.person[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) own -= system.couple[k]!
    // a vignette that is taken as known moves nobody
    const size = own < Number.POSITIVE_INFINITY ? Math.sqrt(Math.max(0, own)) : 0
    let bits = signs.next()
    for (let j = 0; j < columns; j++) sums[j] = (bits >>> j) & 1 ? size : -size
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const at = rater[k]! * columns
      const root = Math.sqrt(system.couple[k]!)
      free[rater[k]!]! -= system.couple[k]!
      bits = signs.next()
      for (let j = 0; j < columns; j++) {
        const value = (bits >>> j) & 1 ? root : -root
        right[at + j]! -= value
        sums[j]! += value
      }
    }
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const at = rater[k]! * columns
      const pull = system.couple[k]! / system.person[p]!
      for (let j = 0; j < columns; j++) right[at + j]! += pull * sums[j]!
    }
  }
  for (let r = 0; r < free.length; r++) {
    const root = Math.sqrt(Math.max(0, free[r]!))
    const bits = signs.next()
    for (let j = 0; j < columns; j++) right[r * columns + j]! += (bits >>> j) & 1 ? root : -root
  }
}

/** Random signs, `most` at a time, as bits: xorshift32 (Marsaglia 2003) without its lowest eight. */
class Signs {
  #state: number
  constructor(seed: number, most: number) {
    if (most > mostColumns) throw new RangeError(`At most ${mostColumns} signs at a time.`)
    this.#state = seed | 0
  }
  next(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x
    return x >>> 8
  }
}
