import type { Components } from './components.ts'
import { cholesky, inverseFrom, inverseOfTriangle } from './dense.ts'
import type { PairSystem } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'
import type { Spread } from './spread.ts'

/** The spread of every part that is marked, from the covariance S^-1 of its raters. Returns the sum of their log |S|. */
export function setExactSpread(
  ratings: RatingTable,
  parts: Components,
  exact: readonly boolean[],
  system: PairSystem,
  into: Spread,
): number {
  const { firstPair, rater, persons } = ratings
  const raters = parts.parts.map(() => [] as number[])
  const rated = parts.parts.map(() => [] as number[])
  const place = Int32Array.from(parts.rater, (part, r) => raters[part]!.push(r) - 1)
  for (let p = 0; p < persons.length; p++) if (parts.person[p]! >= 0) rated[parts.person[p]!]!.push(p)
  let logDeterminant = 0
  for (let part = 0; part < raters.length; part++) {
    if (!exact[part]) continue
    const [members, own] = [raters[part]!, rated[part]!]
    const matrix = schurOf(ratings, system, members, own, place)
    logDeterminant += spreadOfPart(ratings, system, members, own, place, matrix, into)
  }
  for (let p = 0; p < persons.length; p++) {
    if (parts.person[p]! >= 0) continue
    // a vignette is taken as known here: everybody rates it
    into.person[p] = 1 / system.person[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) into.pair[k] = into.person[p]! + into.rater[rater[k]!]!
  }
  return logDeterminant
}

/** S = D - C' H^-1 C; its diagonal is summed up without taking differences. */
function schurOf(
  { firstPair, rater }: RatingTable,
  { couple, person, raterAlone }: PairSystem,
  raters: readonly number[],
  persons: readonly number[],
  place: Int32Array,
): Float64Array {
  const n = raters.length
  const matrix = new Float64Array(n * n)
  for (let at = 0; at < n; at++) matrix[at * (n + 1)] = raterAlone[raters[at]!]!
  for (const p of persons) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const row = place[rater[k]!]! * n
      const pull = couple[k]! / person[p]!
      for (let j = firstPair[p]!; j < firstPair[p + 1]!; j++) if (j !== k) matrix[row + place[rater[j]!]!]! -= pull * couple[j]!
    }
  }
  return matrix
}

/**
 * With S = L L' and T = L^-1, rater a's variance is |T a|^2 and all that is asked of a person follows from v = sum c T a: var(sum c s) = |v|^2,
 * cov(sum c s, s_a) = v' T a. Where there are so many persons that the whole inverse is less work, it is taken instead.
 */
function spreadOfPart(
  { firstPair, rater }: RatingTable,
  { couple, person }: PairSystem,
  raters: readonly number[],
  persons: readonly number[],
  place: Int32Array,
  matrix: Float64Array,
  into: Spread,
): number {
  const n = raters.length
  cholesky(matrix, n)
  let logDeterminant = 0
  for (let at = 0; at < n; at++) logDeterminant += 2 * Math.log(matrix[at * (n + 1)]!)
  const t = inverseOfTriangle(matrix, n)
  const pairs = persons.reduce((sum, p) => sum + firstPair[p + 1]! - firstPair[p]!, 0)
  const whole = pairs * n > n ** 3 / 6
  if (whole) inverseFrom(t, n, matrix)
  const v = new Float64Array(n)
  for (let at = 0; at < n; at++) into.rater[raters[at]!] = whole ? matrix[at * (n + 1)]! : dot(t, at * n, t, at * n, at, n)
  for (const p of persons) {
    const [first, last, h] = [firstPair[p]!, firstPair[p + 1]!, person[p]!]
    if (!whole) {
      v.fill(0)
      for (let j = first; j < last; j++) {
        const at = place[rater[j]!]!
        const c = couple[j]!
        for (let x = at; x < n; x++) v[x]! += c * t[at * n + x]!
      }
    }
    let all = 0
    for (let k = first; k < last; k++) {
      const at = place[rater[k]!]!
      let along = 0
      if (whole) for (let j = first; j < last; j++) along += couple[j]! * matrix[at * n + place[rater[j]!]!]!
      else along = dot(v, 0, t, at * n, at, n)
      into.pair[k] = into.rater[rater[k]!]! - (2 * along) / h
      all += couple[k]! * along
    }
    into.person[p] = 1 / h + all / h ** 2
    for (let k = first; k < last; k++) into.pair[k]! += into.person[p]!
  }
  return logDeterminant
}

function dot(a: Float64Array, aAt: number, b: Float64Array, bAt: number, from: number, to: number): number {
  let even = 0
  let odd = 0
  let x = from
  for (; x + 1 < to; x += 2) {
    even += a[aAt + x]! * b[bAt + x]!
    odd += a[aAt + x + 1]! * b[bAt + x + 1]!
  }
  return even + odd + (x < to ? a[aAt + x]! * b[bAt + x]! : 0)
}
