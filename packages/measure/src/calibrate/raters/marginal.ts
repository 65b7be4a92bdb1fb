import type { Progress } from './calibration.ts'
import { categoryChances, cumulativeSteps } from './categories.ts'
import { invertStiffened } from './dense.ts'
import { checkFinite, type Design, designFor, type ParameterErrors } from './design.ts'
import type { RatingTable } from './ratings.ts'
import type { RatingModel } from './steps.ts'

export type MarginalOptions = {
  readonly model: RatingModel
  /** Points of the quadrature over theta: on [-range, range] alike for all persons, or around each person's own posterior where there is no range. */
  readonly nodes: number
  readonly range?: number
  /** Errors of raters and items as if all else were known. */
  readonly separate: boolean
  readonly tolerance: number
  readonly most: number
}

export type MarginalFit = {
  /** Expected a posteriori, and the sd of the posterior. */
  readonly theta: Float64Array
  readonly thetaSd: Float64Array
  readonly severity: Float64Array
  readonly severitySe: Float64Array
  readonly step: Float64Array
  readonly width: number
  readonly itemSe: Float64Array
  readonly variance: number
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/**
 * Marginal maximum likelihood (Bock and Aitkin 1981): theta ~ N(0, variance) is integrated out by quadrature, everything else is a parameter;
 * severities add up to 0. Newton's method with the observed information (Louis 1982): what it is given theta, less what theta leaves open.
 */
export function* fitMarginal(ratings: RatingTable, steps: Uint8Array, options: MarginalOptions): Generator<Progress, MarginalFit> {
  const design = designFor(options.model, steps, ratings.raters.length, true)
  const work = new MarginalWork(ratings, steps, design, options)
  let free = design.start(ratings)
  let now = work.evaluate(free, true)
  let [iterations, change] = [0, Number.POSITIVE_INFINITY]
  while (iterations < options.most && change > options.tolerance) {
    const move = now.move()
    let part = 1
    let next = work.evaluate(added(free, move, part), iterations < 4)
    // a step that leads down is halved; the differences of a likelihood of thousands are known to some 1e-9
    while (next.logLikelihood < now.logLikelihood - 1e-8 && part > 1e-4) {
      part /= 2
      next = work.evaluate(added(free, move, part), true)
    }
    free = added(free, move, part)
    checkFinite(free)
    now = next
    change = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    iterations++
    yield { iteration: iterations, change }
  }
  const last = work.evaluate(free, options.separate)
  return { ...last.figures(), iterations, converged: change <= options.tolerance }
}

const added = (free: Float64Array, move: Float64Array, part: number) =>
  free.map((value, j) => value + part * Math.max(-1, Math.min(1, move[j]!)))

class MarginalWork {
  readonly #ratings: RatingTable
  readonly #steps: Uint8Array
  readonly #design: Design
  readonly #nodes: number
  readonly #range: number | undefined
  readonly #centre: Float64Array
  readonly #sd: Float64Array

  constructor(ratings: RatingTable, steps: Uint8Array, design: Design, { nodes, range }: MarginalOptions) {
    this.#ratings = ratings
    this.#steps = steps
    this.#design = design
    this.#nodes = nodes
    this.#range = range
    this.#centre = new Float64Array(ratings.persons.length)
    this.#sd = new Float64Array(ratings.persons.length).fill(1)
  }

  /** `complete`: with the information as if theta were known, which is always positive. */
  evaluate(free: Float64Array, complete: boolean) {
    const { firstPair, rater, firstRating, item, score, persons } = this.#ratings
    const design = this.#design
    const { step, severity, variance } = design.expand(free)
    const { width, raw } = design
    const sums = cumulativeSteps(step, this.#steps, width)
    const gradient = new Float64Array(raw)
    const information = new Float64Array(raw * raw)
    const [theta, sd] = [new Float64Array(persons.length), new Float64Array(persons.length)]
    const chance = new Float64Array(width + 1)
    const nodes = this.#nodes
    const [points, logs, share] = [new Float64Array(nodes), new Float64Array(nodes), new Float64Array(nodes)]
    let logLikelihood = 0
    for (let p = 0; p < persons.length; p++) {
      const [first, last] = [firstPair[p]!, firstPair[p + 1]!]
      const local = localOf(this.#ratings, p, width)
      const scores = new Float64Array(nodes * local.size)
      // six sd to either side and half an sd between: for a nearly normal posterior the sum is exact to many digits (Trefethen and Weideman 2014)
      const middle = this.#range === undefined ? this.#centre[p]! : 0
      const half = this.#range ?? 6 * this.#sd[p]!
      const gap = (2 * half) / (nodes - 1)
      for (let q = 0; q < nodes; q++) {
        points[q] = middle - half + q * gap
        logs[q] = Math.log(gap) - 0.5 * Math.log(2 * Math.PI * variance) - points[q]! ** 2 / (2 * variance)
        scores[q * local.size + local.size - 1] = (points[q]! ** 2 / variance - 1) / 2
      }
      for (let k = first; k < last; k++) {
        for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
          const [i, y] = [item[n]!, score[n]!]
          const at = local.item.get(i)!
          for (let q = 0; q < nodes; q++) {
            const eta = points[q]! - severity[rater[k]!]!
            const norm = categoryChances(eta, sums, i * (width + 1), chance)
            logs[q]! += y * eta - sums[i * (width + 1) + y]! - norm
            let [above, mean] = [0, 0]
            for (let c = this.#steps[i]!; c >= 1; c--) {
              above += chance[c]!
              mean += above
              scores[q * local.size + at + c - 1]! += above - (y >= c ? 1 : 0)
            }
            scores[q * local.size + local.rater.get(rater[k]!)!]! += mean - y
          }
        }
      }
      const largest = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
      let total = 0
      for (let q = 0; q < nodes; q++) {
        share[q] = Math.exp(logs[q]! - largest)
        total += share[q]!
      }
      logLikelihood += largest + Math.log(total)
      let [mean, square] = [0, 0]
      for (let q = 0; q < nodes; q++) {
        share[q]! /= total
        mean += share[q]! * points[q]!
        square += share[q]! * points[q]! ** 2
      }
      theta[p] = mean
      sd[p] = Math.sqrt(Math.max(square - mean * mean, 1e-12))
      this.#addPerson(p, local, points, share, scores, { sums, severity, variance }, complete, gradient, information)
    }
    if (this.#range === undefined) {
      this.#centre.set(theta)
      this.#sd.set(sd)
    }
    return {
      logLikelihood,
      move: () => design.newton(gradient, information),
      figures: () => {
        return { theta, thetaSd: sd, severity, step, width, variance, logLikelihood, ...this.#errors(information, complete) }
      },
    }
  }

  #errors(information: Float64Array, complete: boolean): ParameterErrors {
    if (complete) return this.#design.separateErrors(information)
    const covariance = this.#design.constrained(information)
    invertStiffened(covariance, this.#design.free)
    return this.#design.errors(covariance)
  }

  /** Gradient = E score; information = E(information given theta) - cov(score), over what is left open of theta. */
  #addPerson(
    p: number,
    local: Local,
    points: Float64Array,
    share: Float64Array,
    scores: Float64Array,
    { sums, severity, variance }: { sums: Float64Array; severity: Float64Array; variance: number },
    complete: boolean,
    gradient: Float64Array,
    information: Float64Array,
  ): void {
    const { firstPair, rater, firstRating, item } = this.#ratings
    const { raw, width } = this.#design
    const { size, place } = local
    const mean = new Float64Array(size)
    for (let q = 0; q < share.length; q++) for (let a = 0; a < size; a++) mean[a]! += share[q]! * scores[q * size + a]!
    for (let a = 0; a < size; a++) gradient[place[a]!]! += mean[a]!
    if (!complete) {
      for (let q = 0; q < share.length; q++) {
        for (let a = 0; a < size; a++) {
          const own = share[q]! * (scores[q * size + a]! - mean[a]!)
          const row = place[a]! * raw
          for (let b = 0; b < size; b++) information[row + place[b]!]! -= own * (scores[q * size + b]! - mean[b]!)
        }
      }
    }
    const chance = new Float64Array(width + 1)
    const around = new Float64Array(width + 1)
    let square = 0
    for (let q = 0; q < share.length; q++) square += share[q]! * points[q]! ** 2
    information[raw * raw - 1]! += square / (2 * variance)
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const who = place[local.rater.get(rater[k]!)!]!
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        const i = item[n]!
        const at = place[local.item.get(i)!]!
        for (let q = 0; q < share.length; q++) {
          if (share[q]! < 1e-14) continue
          categoryChances(points[q]! - severity[rater[k]!]!, sums, i * (width + 1), chance)
          // Q_l = P(y >= l); the score by step l is Q_l - [y >= l], by severity sum Q_l - y
          around[width] = chance[width]!
          for (let c = width - 1; c >= 1; c--) around[c] = around[c + 1]! + chance[c]!
          let all = 0
          for (let l = 1; l <= this.#steps[i]!; l++) {
            let along = 0
            for (let m = 1; m <= this.#steps[i]!; m++) {
              const value = share[q]! * around[Math.max(l, m)]! * (1 - around[Math.min(l, m)]!)
              information[(at + l - 1) * raw + at + m - 1]! += value
              along += value
            }
            information[(at + l - 1) * raw + who]! += along
            information[who * raw + at + l - 1]! += along
            all += along
          }
          information[who * raw + who]! += all
        }
      }
    }
  }
}

/** Which of all parameters a person's ratings touch: steps of the items, severities of the raters, the variance last. */
type Local = {
  readonly size: number
  readonly place: Uint32Array
  readonly item: ReadonlyMap<number, number>
  readonly rater: ReadonlyMap<number, number>
}

function localOf({ firstPair, rater, firstRating, item, items, raters }: RatingTable, p: number, width: number): Local {
  const toItem = new Map<number, number>()
  const toRater = new Map<number, number>()
  const place: number[] = []
  for (let n = firstRating[firstPair[p]!]!; n < firstRating[firstPair[p + 1]!]!; n++) {
    const i = item[n]!
    if (toItem.has(i)) continue
    toItem.set(i, place.length)
    for (let l = 0; l < width; l++) place.push(i * width + l)
  }
  for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
    toRater.set(rater[k]!, place.length)
    place.push(items.length * width + rater[k]!)
  }
  place.push(items.length * width + raters.length)
  return { size: place.length, place: Uint32Array.from(place), item: toItem, rater: toRater }
}
