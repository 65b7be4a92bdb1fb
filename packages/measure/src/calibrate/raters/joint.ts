import { Acceleration } from './acceleration.ts'
import type { Progress } from './calibration.ts'
import { categoryChances, cumulativeSteps } from './categories.ts'
import { checkFinite, type Design, designFor } from './design.ts'
import type { RatingTable } from './ratings.ts'
import type { RatingModel } from './steps.ts'

export type JointOptions = {
  readonly model: RatingModel
  /** Whether all scores are drawn a little towards the middle, which takes most of the bias away; otherwise only extreme scores of persons are. */
  readonly corrected: boolean
  readonly tolerance: number
  readonly most: number
}

export type JointFit = {
  readonly theta: Float64Array
  readonly thetaSe: Float64Array
  readonly severity: Float64Array
  readonly severitySe: Float64Array
  readonly step: Float64Array
  readonly width: number
  readonly itemSe: Float64Array
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/** How far scores are drawn in (Bertoli-Barsotti, Lando and Punzo 2014), and the usual value. */
const epsilon = 0.3

/**
 * Joint maximum likelihood (Wright and Masters 1982): persons are parameters as well, their mean 0; severities add up to 0. Corrected: each rating
 * becomes a mixture of the category given and all categories, so that a person's score S of at most M turns into epsilon + (M - 2 epsilon) S / M;
 * at the end persons are estimated once more from their own scores, drawn in where extreme only.
 */
export function* fitJoint(ratings: RatingTable, steps: Uint8Array, options: JointOptions): Generator<Progress, JointFit> {
  const design = designFor(options.model, steps, ratings.raters.length, false)
  const scores = scoresOf(ratings, options.corrected)
  const free = design.start(ratings)
  const theta = scores.person.map((score, p) => Math.log((score + 0.5) / (scores.most[p]! - score + 0.5)))
  centre(theta)
  const acceleration = new Acceleration([theta, free])
  let [iterations, change] = [0, Number.POSITIVE_INFINITY]
  while (iterations < options.most && change > options.tolerance) {
    const before = theta.slice()
    const move = parametersGiven(ratings, steps, design, theta, free, scores).move
    for (let j = 0; j < free.length; j++) free[j]! += bounded(move[j]!)
    movePersons(ratings, steps, design, theta, free, scores.person)
    centre(theta)
    change = Math.max(largest(move), largest(theta.map((value, p) => value - before[p]!)))
    acceleration.after()
    checkFinite(free)
    checkFinite(theta)
    iterations++
    yield { iteration: iterations, change }
  }
  const { information, logLikelihood } = parametersGiven(ratings, steps, design, theta, free, scores)
  const final = options.corrected ? extremesOnly(ratings, scores) : scores.person
  let information1 = new Float64Array(theta.length)
  for (let step = 0; step < 100; step++) {
    const before = theta.slice()
    information1 = movePersons(ratings, steps, design, theta, free, final)
    if (largest(theta.map((value, p) => value - before[p]!)) < options.tolerance) break
  }
  const { step, severity } = design.expand(free)
  const { itemSe, severitySe } = design.separateErrors(information)
  const thetaSe = information1.map((value) => 1 / Math.sqrt(value))
  return {
    theta,
    thetaSe,
    severity,
    severitySe,
    step,
    width: design.width,
    itemSe,
    logLikelihood,
    iterations,
    converged: change <= options.tolerance,
  }
}

type Scores = {
  /** What the expected score of each person is matched to, the highest possible, and the score itself. */
  readonly person: Float64Array
  readonly most: Float64Array
  readonly own: Float64Array
  /** Of each person: how much of every category each rating gets. */
  readonly mix: Float64Array
  /** Of each rating: the highest category this rater ever gave on this item, up to which the mixture goes. */
  readonly reach: Uint8Array
}

function scoresOf(ratings: RatingTable, corrected: boolean): Scores {
  const { firstPair, firstRating, score, persons } = ratings
  const reach = reachOf(ratings)
  const [own, most, mix] = [0, 1, 2].map(() => new Float64Array(persons.length)) as [Float64Array, Float64Array, Float64Array]
  for (let p = 0; p < persons.length; p++) {
    let shares = 0
    for (let n = firstRating[firstPair[p]!]!; n < firstRating[firstPair[p + 1]!]!; n++) {
      const m = reach[n]!
      own[p]! += score[n]!
      most[p]! += m
      shares += (m * (m + 1)) / 2
    }
    mix[p] = corrected ? epsilon / shares : 0
  }
  const partial = { own, most, mix, reach, person: own }
  const person = corrected ? own.map((s, p) => epsilon + ((most[p]! - 2 * epsilon) / most[p]!) * s) : extremesOnly(ratings, partial)
  return { ...partial, person }
}

function reachOf({ rater, firstRating, item, score, items, raters }: RatingTable): Uint8Array {
  const highest = new Uint8Array(raters.length * items.length)
  const reach = new Uint8Array(item.length)
  const cell = new Uint32Array(item.length)
  for (let k = 0; k < rater.length; k++) {
    for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
      cell[n] = rater[k]! * items.length + item[n]!
      highest[cell[n]!] = Math.max(highest[cell[n]!]!, score[n]!)
    }
  }
  for (let n = 0; n < reach.length; n++) reach[n] = highest[cell[n]!]!
  return reach
}

const extremesOnly = ({ persons }: RatingTable, { own, most }: Pick<Scores, 'own' | 'most'>) =>
  Float64Array.from(persons, (_, p) => Math.min(Math.max(own[p]!, epsilon), most[p]! - epsilon))

/** Newton's step for thresholds and severities with persons as they are, the information it rests on, and the log-likelihood. */
function parametersGiven(
  ratings: RatingTable,
  steps: Uint8Array,
  design: Design,
  theta: Float64Array,
  free: Float64Array,
  { mix, reach }: Scores,
) {
  const { firstPair, rater, firstRating, item, score, persons, items } = ratings
  const { width, raw } = design
  const { step, severity } = design.expand(free)
  const sums = cumulativeSteps(step, steps, width)
  const gradient = new Float64Array(raw)
  const information = new Float64Array(raw * raw)
  const chance = new Float64Array(width + 1)
  const above = new Float64Array(width + 2)
  let logLikelihood = 0
  for (let p = 0; p < persons.length; p++) {
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const who = items.length * width + rater[k]!
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        const [i, y] = [item[n]!, score[n]!]
        const m = steps[i]!
        const share = mix[p]!
        const up = reach[n]!
        const kept = 1 - share * (up + 1)
        categoryChances(theta[p]! - severity[rater[k]!]!, sums, i * (width + 1), chance)
        for (let c = 0; c <= up; c++) logLikelihood += (share + (c === y ? kept : 0)) * Math.log(chance[c]!)
        above.fill(0)
        for (let l = m; l >= 1; l--) {
          above[l] = above[l + 1]! + chance[l]!
          const left = above[l]! - (share * Math.max(0, up - l + 1) + (y >= l ? kept : 0))
          gradient[i * width + l - 1]! += left
          gradient[who]! += left
        }
        let all = 0
        for (let l = 1; l <= m; l++) {
          let along = 0
          for (let other = 1; other <= m; other++) {
            const value = above[Math.max(l, other)]! * (1 - above[Math.min(l, other)]!)
            information[(i * width + l - 1) * raw + i * width + other - 1]! += value
            along += value
          }
          information[(i * width + l - 1) * raw + who]! += along
          information[who * raw + i * width + l - 1]! += along
          all += along
        }
        information[who * raw + who]! += all
      }
    }
  }
  return { move: design.newton(gradient, information), information, logLikelihood }
}

/** One Newton step for every person towards the score wanted; returns the information of each. */
function movePersons(
  ratings: RatingTable,
  steps: Uint8Array,
  design: Design,
  theta: Float64Array,
  free: Float64Array,
  wanted: Float64Array,
): Float64Array<ArrayBuffer> {
  const { firstPair, rater, firstRating, item, persons } = ratings
  const { step, severity } = design.expand(free)
  const sums = cumulativeSteps(step, steps, design.width)
  const chance = new Float64Array(design.width + 1)
  const information = new Float64Array(persons.length)
  for (let p = 0; p < persons.length; p++) {
    let expected = 0
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        categoryChances(theta[p]! - severity[rater[k]!]!, sums, item[n]! * (design.width + 1), chance)
        let [mean, square] = [0, 0]
        for (let c = 1; c <= design.width; c++) {
          mean += c * chance[c]!
          square += c * c * chance[c]!
        }
        expected += mean
        information[p]! += square - mean * mean
      }
    }
    theta[p]! += bounded((wanted[p]! - expected) / information[p]!)
  }
  return information
}

const bounded = (move: number) => Math.max(-2, Math.min(2, move))
const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

function centre(values: Float64Array): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  for (let p = 0; p < values.length; p++) values[p]! -= mean
}
