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
}

export function expectationsFor(ratings: RatingTable, width: number): Expectations {
  const [pairs, items] = [ratings.rater.length, ratings.items.length]
  return {
    residual: new Float64Array(pairs),
    weight: new Float64Array(pairs),
    excess: new Float64Array(items * width),
    curvature: new Float64Array(items * width * width),
  }
}

/** Gauss and Hermite's four points for a standard normal: exact up to the seventh power (Abramowitz and Stegun 1964, 25.4.46). */
const near = Math.sqrt(3 - Math.sqrt(6))
const far = Math.sqrt(3 + Math.sqrt(6))
const points = Float64Array.of(-far, -near, near, far)
const shares = Float64Array.of((3 - Math.sqrt(6)) / 12, (3 + Math.sqrt(6)) / 12, (3 + Math.sqrt(6)) / 12, (3 - Math.sqrt(6)) / 12)

/**
 * Expectations over eta ~ N(theta + u - s, spread) of every rating, adjacent categories (Masters 1982):
 * P(y = c) = exp(c eta - sum_{l<=c} step[i,l]) / sum over categories. Returns the expected log-likelihood.
 * With exp(eta) once a pair, each rating costs only products. `each` gets what every single rating weighs.
 */
export function expect(ratings: RatingTable, at: Locations, spread: Float64Array, into: Expectations, each?: Float64Array): number {
  const { firstPair, rater, firstRating, item, score, steps } = ratings
  const { width } = at
  const categories = width + 1
  const table = weightsOf(at.step, steps, width)
  const safe = table.safe / Math.max(1, width)
  const count = new Float64Array(ratings.items.length * categories)
  const { residual, weight, excess, curvature } = into
  curvature.fill(0)
  each?.fill(0)
  const term = new Float64Array(categories)
  const sample = new CurvatureSample(ratings, table, width, curvature)
  let sum = 0
  for (let p = 0; p + 1 < firstPair.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const eta = at.person[p]! - at.rater[rater[k]!]! + at.halo[k]!
      const sd = Math.sqrt(spread[k]!)
      const steep = Math.abs(eta) + far * sd > safe
      const [from, to] = [firstRating[k]!, firstRating[k + 1]!]
      let [variance, expected] = [0, 0]
      let product = 1
      for (let h = 0; h < 4; h++) {
        const value = eta + sd * points[h]!
        const x = Math.exp(value)
        const share = shares[h]!
        product = 1
        let logs = 0
        for (let n = from; n < to; n++) {
          const i = item[n]! * categories
          if (steep) steepTerms(value, table.sums, i, steps[item[n]!]!, term)
          else {
            let power = 1
            for (let c = 0; c < categories; c++) {
              term[c] = table.weight[i + c]! * power
              power *= x
            }
          }
          let [zero, one, two] = [0, 0, 0]
          for (let c = 0; c < categories; c++) {
            const t = term[c]!
            zero += t
            one += c * t
            two += c * c * t
          }
          const scale = 1 / zero
          const mean = one * scale
          expected += share * mean
          const own = share * (two * scale - mean * mean)
          variance += own
          if (each) each[n]! += own
          const part = share * scale
          for (let c = 1; c < categories; c++) count[i + c]! += part * term[c]!
          product *= term[score[n]!]! * scale
          if (product < 1e-200) {
            logs += Math.log(Math.max(product, 1e-320))
            product = 1
          }
        }
        sum += share * (logs + Math.log(product))
      }
      let given = 0
      for (let n = from; n < to; n++) given += score[n]!
      residual[k] = given - expected
      weight[k] = variance
      for (let n = from; n < to; n++) sample.take(item[n]!, eta)
    }
  }
  for (let n = 0; n < item.length; n++) count[item[n]! * categories + score[n]!]!--
  for (let i = 0; i < ratings.items.length; i++) {
    let above = 0
    for (let l = width; l >= 1; l--) {
      above += count[i * categories + l]!
      excess[i * width + l - 1] = above
    }
  }
  return sum
}

type Table = { readonly weight: Float64Array; readonly sums: Float64Array; readonly safe: number }

/** exp(-sum_{l<=c} step) of each item and category, nothing above an item's highest; and how far `categories x eta` may go in them. */
function weightsOf(step: Float64Array, steps: Uint8Array, width: number): Table {
  const categories = width + 1
  const weight = new Float64Array(steps.length * categories)
  const sums = new Float64Array(steps.length * categories)
  let widest = 0
  for (let i = 0; i < steps.length; i++) {
    let total = 0
    weight[i * categories] = 1
    for (let c = 1; c <= steps[i]!; c++) {
      total += step[i * width + c - 1]!
      sums[i * categories + c] = total
      weight[i * categories + c] = Math.exp(-total)
      widest = Math.max(widest, Math.abs(total))
    }
  }
  return { weight, sums, safe: 650 - widest }
}

/** The same terms where exp would overflow: relative to the largest. */
function steepTerms(eta: number, sums: Float64Array, i: number, steps: number, term: Float64Array): void {
  let largest = 0
  for (let c = 0; c <= steps; c++) largest = Math.max(largest, c * eta - sums[i + c]!)
  for (let c = 0; c < term.length; c++) term[c] = c <= steps ? Math.exp(c * eta - sums[i + c]! - largest) : 0
}

/**
 * Second derivatives by steps, cov([y >= l], [y >= m]) = Q_max (1 - Q_min), from some 500 ratings of each item: they only steer the way to where
 * `excess` is zero.
 */
class CurvatureSample {
  readonly #every: Uint32Array
  readonly #wait: Uint32Array
  readonly #above: Float64Array
  readonly #table: Table
  readonly #steps: Uint8Array
  readonly #width: number
  readonly #curvature: Float64Array

  constructor(ratings: RatingTable, table: Table, width: number, curvature: Float64Array) {
    this.#every = new Uint32Array(ratings.items.length)
    for (let n = 0; n < ratings.item.length; n++) this.#every[ratings.item[n]!]!++
    for (let i = 0; i < this.#every.length; i++) this.#every[i] = Math.max(1, Math.floor(this.#every[i]! / 500))
    this.#wait = new Uint32Array(ratings.items.length)
    this.#above = new Float64Array(width + 1)
    this.#table = table
    this.#steps = ratings.steps
    this.#width = width
    this.#curvature = curvature
  }

  take(i: number, eta: number): void {
    if (this.#wait[i]!-- > 0) return
    const every = this.#every[i]!
    this.#wait[i] = every - 1
    const [above, width, curvature] = [this.#above, this.#width, this.#curvature]
    steepTerms(eta, this.#table.sums, i * (width + 1), this.#steps[i]!, above)
    let total = 0
    for (let c = 0; c <= width; c++) total += above[c]!
    for (let c = width, sum = 0; c >= 1; c--) {
      sum += above[c]! / total
      above[c] = sum
    }
    for (let l = 1; l <= width; l++) {
      for (let m = l; m <= width; m++) {
        const value = every * above[m]! * (1 - above[l]!)
        const at = i * width * width
        curvature[at + (l - 1) * width + m - 1]! += value
        if (m !== l) curvature[at + (m - 1) * width + l - 1]! += value
      }
    }
  }
}
