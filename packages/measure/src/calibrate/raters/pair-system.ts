import type { RatingTable } from './ratings.ts'

export type Variances = { readonly person: number; readonly rater: number; readonly halo: number }

/**
 * The precision of persons and raters once halos are integrated out of it, as a weighted graph: each pair couples its person and its rater.
 * pair weight c = W / (1 + halo W); of person p: h = 1 / person + sum c; of rater r: d = 1 / rater + sum c.
 */
export type PairSystem = {
  readonly couple: Float64Array
  readonly person: Float64Array
  readonly rater: Float64Array
  /** The diagonal of the raters' Schur complement, d - sum c^2 / h: how precisely each is known when persons are not. */
  readonly raterAlone: Float64Array
}

/** What the prior of a vignette's level is worth: next to nothing on the logit scale. */
export const vignetteVariance = 25

export function pairSystemFor(ratings: RatingTable): PairSystem {
  return {
    couple: new Float64Array(ratings.rater.length),
    person: new Float64Array(ratings.persons.length),
    rater: new Float64Array(ratings.raters.length),
    raterAlone: new Float64Array(ratings.raters.length),
  }
}

/** `known`: vignettes are taken as known instead of being integrated out with the persons. */
export function setPairSystem(
  { firstPair, rater }: RatingTable,
  weight: Float64Array,
  variance: Variances,
  isVignette: Uint8Array,
  known: boolean,
  system: PairSystem,
): void {
  const { couple, person, raterAlone } = system
  system.rater.fill(1 / variance.rater)
  for (let p = 0; p + 1 < firstPair.length; p++) {
    let sum = 1 / (isVignette[p] ? vignetteVariance : variance.person)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const c = weight[k]! / (1 + variance.halo * weight[k]!)
      couple[k] = c
      sum += c
      system.rater[rater[k]!]! += c
    }
    person[p] = known && isVignette[p] ? Number.POSITIVE_INFINITY : sum
  }
  raterAlone.fill(1 / variance.rater)
  for (let p = 0; p + 1 < firstPair.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) raterAlone[rater[k]!]! += couple[k]! * (1 - couple[k]! / person[p]!)
  }
}

/**
 * out = S x, the raters' Schur complement S = D - C' H^-1 C, for several x at once: x[r * columns + j].
 */
export function multiply({ firstPair, rater }: RatingTable, system: PairSystem, x: Float64Array, out: Float64Array, columns: number): void {
  const { couple, person } = system
  const sums = new Float64Array(columns)
  for (let r = 0, at = 0; r < system.rater.length; r++) {
    const d = system.rater[r]!
    for (let j = 0; j < columns; j++, at++) out[at] = d * x[at]!
  }
  if (columns === 1) {
    multiplyOne(firstPair, rater, system, x, out)
    return
  }
  for (let p = 0; p + 1 < firstPair.length; p++) {
    sums.fill(0)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const c = couple[k]!
      const at = rater[k]! * columns
      for (let j = 0; j < columns; j++) sums[j]! += c * x[at + j]!
    }
    const h = 1 / person[p]!
    for (let j = 0; j < columns; j++) sums[j]! *= h
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const c = couple[k]!
      const at = rater[k]! * columns
      for (let j = 0; j < columns; j++) out[at + j]! -= c * sums[j]!
    }
  }
}

function multiplyOne(firstPair: Uint32Array, rater: Uint32Array, system: PairSystem, x: Float64Array, out: Float64Array): void {
  const { couple, person } = system
  for (let p = 0; p + 1 < firstPair.length; p++) {
    let sum = 0
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) sum += couple[k]! * x[rater[k]!]!
    sum /= person[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) out[rater[k]!]! -= couple[k]! * sum
  }
}

/**
 * Conjugate gradients with the diagonal as preconditioner, for several right sides at once; `x` holds the start and gets the solution.
 * Stops when every column's residual is `tolerance` times its right side. Returns the iterations taken.
 */
export function solve(
  ratings: RatingTable,
  system: PairSystem,
  right: Float64Array,
  x: Float64Array,
  columns: number,
  tolerance: number,
  most = 500,
): number {
  const size = right.length
  const residual = new Float64Array(size)
  const direction = new Float64Array(size)
  const image = new Float64Array(size)
  const [before, now, goal, along] = [0, 1, 2, 3].map(() => new Float64Array(columns)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  multiply(ratings, system, x, image, columns)
  for (let r = 0, at = 0; r < system.rater.length; r++) {
    const alone = 1 / system.raterAlone[r]!
    for (let j = 0; j < columns; j++, at++) {
      const own = right[at]!
      const rest = own - image[at]!
      residual[at] = rest
      direction[at] = rest * alone
      before[j]! += rest * rest * alone
      goal[j]! += tolerance * tolerance * own * own * alone
    }
  }
  for (let iteration = 0; iteration < most; iteration++) {
    let open = false
    for (let j = 0; j < columns; j++) if (before[j]! > goal[j]!) open = true
    if (!open) return iteration
    multiply(ratings, system, direction, image, columns)
    along.fill(0)
    for (let at = 0; at < size; ) for (let j = 0; j < columns; j++, at++) along[j]! += direction[at]! * image[at]!
    for (let j = 0; j < columns; j++) along[j] = along[j]! > 0 ? before[j]! / along[j]! : 0
    now.fill(0)
    for (let r = 0, at = 0; r < system.rater.length; r++) {
      const alone = 1 / system.raterAlone[r]!
      for (let j = 0; j < columns; j++, at++) {
        x[at]! += along[j]! * direction[at]!
        residual[at]! -= along[j]! * image[at]!
        now[j]! += residual[at]! ** 2 * alone
      }
    }
    for (let j = 0; j < columns; j++) along[j] = before[j]! > 0 ? now[j]! / before[j]! : 0
    for (let r = 0, at = 0; r < system.rater.length; r++) {
      const alone = 1 / system.raterAlone[r]!
      for (let j = 0; j < columns; j++, at++) direction[at] = residual[at]! * alone + along[j]! * direction[at]!
    }
    before.set(now)
  }
  return most
}
