import { categoryChances, cumulativeSteps } from './categories.ts'
import type { RatingTable } from './ratings.ts'

/** Where everything stands on the logit scale. */
export type Locations = {
  /** theta of each person. */
  readonly person: Float64Array
  /** s of each rater: the higher, the stricter. */
  readonly rater: Float64Array
  /** u of each pair of a rater and a person. */
  readonly halo: Float64Array
  /** Step locations delta[i] + tau[i,l] of each item, `width` numbers an item. */
  readonly step: Float64Array
  readonly width: number
}

/** What the ratings say where things stand, expected over what is not known of eta. */
export type Expectations = {
  /** Of each pair: sum of score less its expectation, d logLik / d eta. */
  readonly residual: Float64Array
  /** Of each pair: sum of the variances of its scores, -d2 logLik / d eta2. */
  readonly weight: Float64Array
  /** Of each item and step l: ratings expected at or above category l, less those that are. */
  readonly excess: Float64Array
  /** Of each item, `width` x `width`: the second derivatives that belong to `excess`. */
  readonly curvature: Float64Array
  readonly sample: Sample
}

export function expectationsFor(ratings: RatingTable, width: number): Expectations {
  const [pairs, items] = [ratings.rater.length, ratings.items.length]
  return {
    residual: new Float64Array(pairs),
    weight: new Float64Array(pairs),
    excess: new Float64Array(items * width),
    curvature: new Float64Array(items * width * width),
    sample: sampleOf(ratings),
  }
}

/** Gauss and Hermite's four points for a standard normal: exact up to the seventh power (Abramowitz and Stegun 1964, 25.4.46). */
const near = Math.sqrt(3 - Math.sqrt(6))
const far = Math.sqrt(3 + Math.sqrt(6))
const points = Float64Array.of(-far, -near, near, far)
const outer = (3 - Math.sqrt(6)) / 12
const inner = (3 + Math.sqrt(6)) / 12
const shares = Float64Array.of(outer, inner, inner, outer)

/**
 * Expectations over eta ~ N(theta + u - s, spread) of every rating, adjacent categories (Masters 1982):
 * P(y = c) = w_c x^c / sum of them, with x = exp(eta) and w_c = exp(-sum_{l<=c} step[i,l]). exp is taken once a pair and point; each rating costs
 * only products. `each` gets what every single rating weighs.
 */
export function expect(ratings: RatingTable, at: Locations, spread: Float64Array, into: Expectations, each?: Float64Array): void {
  const { firstPair, rater, firstRating, item, score, steps } = ratings
  const { width } = at
  const sums = cumulativeSteps(at.step, steps, width)
  const weight = sums.map((sum) => Math.exp(-sum))
  const count = new Float64Array(weight.length)
  const safe = safeEta(sums, width)
  setCurvature(ratings, at, sums, into)
  const moments = new Float64Array(2)
  const x = new Float64Array(4)
  for (let p = 0; p + 1 < firstPair.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const eta = at.person[p]! - at.rater[rater[k]!]! + at.halo[k]!
      const sd = Math.sqrt(spread[k]!)
      const steep = !(Math.abs(eta) + far * sd < safe)
      for (let h = 0; h < 4; h++) x[h] = steep ? eta + sd * points[h]! : Math.exp(eta + sd * points[h]!)
      let [variance, expected, given] = [0, 0, 0]
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        const i = item[n]!
        if (steep) steepMoments(x, sums, i * (width + 1), width, moments, count)
        else smoothMoments(x, weight, i * (width + 1), width, moments, count)
        expected += moments[0]!
        variance += moments[1]!
        given += score[n]!
        if (each) each[n] = moments[1]!
      }
      into.residual[k] = given - expected
      into.weight[k] = variance
    }
  }
  for (let n = 0; n < item.length; n++) count[item[n]! * (width + 1) + score[n]!]!--
  for (let i = 0; i < steps.length; i++) {
    let above = 0
    for (let l = width; l >= 1; l--) {
      above += count[i * (width + 1) + l]!
      into.excess[i * width + l - 1] = above
    }
  }
}

/**
 * Mean and variance of one rating at the four points, and the chances of its categories added to `count`: by Horner's rule for the sums of
 * w_c x^c, c w_c x^c and c (c - 1) / 2 w_c x^c at once, two points side by side.
 */
function smoothMoments(x: Float64Array, weight: Float64Array, at: number, width: number, moments: Float64Array, count: Float64Array): void {
  const x0 = x[0]!
  const x1 = x[1]!
  const x2 = x[2]!
  const x3 = x[3]!
  const top = weight[at + width]!
  let a = top
  let a1 = 0
  let a2 = 0
  let b = top
  let b1 = 0
  let b2 = 0
  for (let c = at + width - 1; c >= at; c--) {
    const w = weight[c]!
    a2 = a2 * x0 + a1
    a1 = a1 * x0 + a
    a = a * x0 + w
    b2 = b2 * x1 + b1
    b1 = b1 * x1 + b
    b = b * x1 + w
  }
  let d = top
  let d1 = 0
  let d2 = 0
  let e = top
  let e1 = 0
  let e2 = 0
  for (let c = at + width - 1; c >= at; c--) {
    const w = weight[c]!
    d2 = d2 * x2 + d1
    d1 = d1 * x2 + d
    d = d * x2 + w
    e2 = e2 * x3 + e1
    e1 = e1 * x3 + e
    e = e * x3 + w
  }
  const m0 = (a1 * x0) / a
  const m1 = (b1 * x1) / b
  const m2 = (d1 * x2) / d
  const m3 = (e1 * x3) / e
  moments[0] = outer * (m0 + m3) + inner * (m1 + m2)
  const v0 = m0 - m0 * m0 + (2 * a2 * x0 * x0) / a
  const v1 = m1 - m1 * m1 + (2 * b2 * x1 * x1) / b
  const v2 = m2 - m2 * m2 + (2 * d2 * x2 * x2) / d
  const v3 = m3 - m3 * m3 + (2 * e2 * x3 * x3) / e
  moments[1] = outer * (v0 + v3) + inner * (v1 + v2)
  let r0 = (outer * x0) / a
  let r1 = (inner * x1) / b
  let r2 = (inner * x2) / d
  let r3 = (outer * x3) / e
  for (let c = at + 1; c <= at + width; c++) {
    count[c]! += weight[c]! * (r0 + r1 + r2 + r3)
    r0 *= x0
    r1 *= x1
    r2 *= x2
    r3 *= x3
  }
}

/** The same where powers of exp(eta) would overflow; `x` holds eta itself. */
function steepMoments(x: Float64Array, sums: Float64Array, at: number, width: number, moments: Float64Array, count: Float64Array): void {
  const chance = new Float64Array(width + 1)
  moments.fill(0)
  for (let h = 0; h < 4; h++) {
    categoryChances(x[h]!, sums, at, chance)
    let [mean, square] = [0, 0]
    for (let c = 1; c <= width; c++) {
      mean += c * chance[c]!
      square += c * c * chance[c]!
      count[at + c]! += shares[h]! * chance[c]!
    }
    moments[0]! += shares[h]! * mean
    moments[1]! += shares[h]! * (square - mean * mean)
  }
}

/** How far eta may go before a power of its exponential, or a weight, leaves the range of numbers: exp(700) is near its end. */
function safeEta(sums: Float64Array, width: number): number {
  let widest = 0
  for (const sum of sums) if (sum < Number.POSITIVE_INFINITY) widest = Math.max(widest, Math.abs(sum))
  return widest > 300 ? 0 : (300 - widest) / Math.max(1, width)
}

/** The expected log-likelihood of all ratings over the same distribution of eta: sums of categories multiplied up, so that few logarithms are taken. */
export function expectedLogLikelihood(ratings: RatingTable, at: Locations, spread: Float64Array): number {
  const { firstPair, rater, firstRating, item, score, steps } = ratings
  const { width } = at
  const sums = cumulativeSteps(at.step, steps, width)
  const weight = sums.map((sum) => Math.exp(-sum))
  const safe = safeEta(sums, width)
  const chance = new Float64Array(width + 1)
  let total = 0
  for (let p = 0; p + 1 < firstPair.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const eta = at.person[p]! - at.rater[rater[k]!]! + at.halo[k]!
      const sd = Math.sqrt(spread[k]!)
      const steep = !(Math.abs(eta) + far * sd < safe)
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) total += score[n]! * eta - sums[item[n]! * (width + 1) + score[n]!]!
      for (let h = 0; h < 4; h++) {
        const value = eta + sd * points[h]!
        const x = Math.exp(value)
        let [logs, product] = [0, 1]
        for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
          const first = item[n]! * (width + 1)
          if (steep) {
            logs += categoryChances(value, sums, first, chance)
            continue
          }
          let sum = 0
          for (let c = first + width; c >= first; c--) sum = sum * x + weight[c]!
          product *= sum
          if (product > 1e150 || product < 1e-150) {
            logs += Math.log(product)
            product = 1
          }
        }
        total -= shares[h]! * (logs + Math.log(product))
      }
    }
  }
  return total
}

/**
 * Second derivatives by steps, cov([y >= l], [y >= m]) = Q_max (1 - Q_min), from some ratings of each item: they only steer the way to where
 * `excess` is zero.
 */
function setCurvature(ratings: RatingTable, at: Locations, sums: Float64Array, { sample, curvature }: Expectations): void {
  const { width } = at
  const above = new Float64Array(width + 1)
  curvature.fill(0)
  for (let s = 0; s < sample.rating.length; s++) {
    const k = sample.pair[s]!
    const i = ratings.item[sample.rating[s]!]!
    const every = sample.every[i]!
    categoryChances(at.person[sample.person[s]!]! - at.rater[ratings.rater[k]!]! + at.halo[k]!, sums, i * (width + 1), above)
    for (let c = width, sum = 0; c >= 1; c--) {
      sum += above[c]!
      above[c] = sum
    }
    for (let l = 1; l <= width; l++) {
      for (let m = l; m <= width; m++) {
        const value = every * above[m]! * (1 - above[l]!)
        const first = i * width * width
        curvature[first + (l - 1) * width + m - 1]! += value
        if (m !== l) curvature[first + (m - 1) * width + l - 1]! += value
      }
    }
  }
}

/** Some 500 ratings of each item, evenly from all, and how many each stands for. */
type Sample = { readonly person: Uint32Array; readonly pair: Uint32Array; readonly rating: Uint32Array; readonly every: Uint32Array }

function sampleOf({ firstPair, firstRating, item, items, persons }: RatingTable): Sample {
  const every = new Uint32Array(items.length)
  for (let n = 0; n < item.length; n++) every[item[n]!]!++
  for (let i = 0; i < every.length; i++) every[i] = Math.max(1, Math.floor(every[i]! / 500))
  const wait = new Uint32Array(items.length)
  const [person, pair, rating]: [number[], number[], number[]] = [[], [], []]
  for (let p = 0; p < persons.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        const i = item[n]!
        if (wait[i]! > 0) {
          wait[i]!--
          continue
        }
        wait[i] = every[i]! - 1
        person.push(p)
        pair.push(k)
        rating.push(n)
      }
    }
  }
  return { person: Uint32Array.from(person), pair: Uint32Array.from(pair), rating: Uint32Array.from(rating), every }
}
