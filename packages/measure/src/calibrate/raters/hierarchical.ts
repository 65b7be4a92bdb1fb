import { Acceleration } from './acceleration.ts'
import type { Progress } from './calibration.ts'
import { type Components, componentsOf } from './components.ts'
import { type Expectations, expect, expectationsFor, type Locations } from './expectations.ts'
import { type PairSystem, pairSystemFor, setPairSystem, solve, type Variances } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'
import { drawsFor, mostColumns, type Spread, setSpread, smallPart, spreadFor } from './spread.ts'
import { moveSteps, type RatingModel, type Steps } from './steps.ts'

export type HierarchicalOptions = {
  readonly model: RatingModel
  readonly halo: boolean
  /** Persons whose level is fixed because they are a description everybody rated: 1 for each such. */
  readonly isVignette: Uint8Array
  /** Largest change of any location, and of the logarithm of any variance, in the last iteration. */
  readonly tolerance: number
  readonly most: number
}

export type HierarchicalFit = {
  readonly at: Locations
  readonly steps: Steps
  readonly variance: Variances
  readonly spread: Spread
  readonly parts: Components
  readonly system: PairSystem
  readonly weight: Float64Array
  readonly iterations: number
  readonly converged: boolean
}

/**
 * What variances are taken to be until ratings speak, worth so many persons, raters and pairs; and the scale of a half-normal prior of each sd, in
 * logits, that keeps it finite where ratings are only at the ends (Gelman 2006).
 */
const priors = { person: 1.5, rater: 0.5, halo: 0.5, count: 2, scale: 4 } as const

/**
 * theta ~ N(0, person), s ~ N(0, rater), u ~ N(0, halo); thresholds and variances at the maximum of the Gaussian variational bound. Each
 * iteration takes expectations over the present spread of eta, one Newton step for all locations, one for the thresholds, and the
 * variances from mean squares *and* spread, so that what is not known of a rater is not taken for sameness.
 */
export function* fitHierarchical(ratings: RatingTable, options: HierarchicalOptions): Generator<Progress, HierarchicalFit> {
  const { model, isVignette } = options
  const width = ratings.steps.reduce((most, value) => Math.max(most, value), 0)
  const parts = componentsOf(ratings, isVignette)
  const steps = startingSteps(ratings, width)
  const at: Locations = {
    person: startingPersons(ratings),
    rater: new Float64Array(ratings.raters.length),
    halo: new Float64Array(ratings.rater.length),
    step: steps.step,
    width,
  }
  let variance: Variances = { person: priors.person, rater: priors.rater, halo: options.halo ? priors.halo : 0 }
  const spread = spreadFor(ratings)
  spread.pair.fill(0.3)
  const expectations = expectationsFor(ratings, width)
  const system = pairSystemFor(ratings)
  // thousands of raters average out what few draws leave to chance
  const draws = [drawsFor(ratings.raters.length, Math.min(mostColumns, Math.max(4, Math.ceil(4000 / ratings.raters.length))))]
  const logs = Float64Array.from(logsOf(variance))
  const acceleration = new Acceleration([
    at.person,
    at.rater,
    ...(options.halo ? [at.halo] : []),
    steps.difficulty,
    steps.tau,
    steps.step,
    logs,
  ])
  let [iterations, change] = [0, Number.POSITIVE_INFINITY]
  while (iterations < options.most && change > options.tolerance) {
    expect(ratings, at, spread.pair, expectations)
    setPairSystem(ratings, expectations.weight, variance, isVignette, false, system)
    change = moveLocations(ratings, at, expectations, system, variance, isVignette, Math.min(0.01, 0.01 * change))
    change = Math.max(change, moveSteps(model, ratings.steps, expectations, steps))
    centre(at, steps, isVignette)
    if (isVignette.includes(1)) setPairSystem(ratings, expectations.weight, variance, isVignette, true, system)
    setSpread(ratings, parts, system, expectations.weight, variance, smallPart, draws, spread)
    const next = varianceOf(at, spread, options.halo, isVignette)
    change = Math.max(change, difference(next, variance))
    variance = next
    logs.set(logsOf(variance))
    acceleration.after()
    variance = { person: Math.exp(logs[0]!), rater: Math.exp(logs[1]!), halo: options.halo ? Math.exp(logs[2]!) : 0 }
    iterations++
    yield { iteration: iterations, change }
  }
  return { at, steps, variance, spread, parts, system, weight: expectations.weight, iterations, converged: change <= options.tolerance }
}

/** Newton's step for persons, raters and halos at once; halos and persons are eliminated, raters solved for. Returns the largest move. */
function moveLocations(
  ratings: RatingTable,
  at: Locations,
  { residual, weight }: Expectations,
  system: PairSystem,
  variance: Variances,
  isVignette: Uint8Array,
  tolerance: number,
): number {
  const { firstPair, rater, persons } = ratings
  const { couple, person: h } = system
  // vignettes are held to their own mean: the common level of everything is settled by the persons alone
  const vignettes = meanOf(at.person, isVignette, 1)
  const gradient = new Float64Array(persons.length)
  const right = new Float64Array(at.rater.length)
  for (let r = 0; r < right.length; r++) right[r] = -at.rater[r]! / variance.rater
  for (let p = 0; p < persons.length; p++) {
    let sum = 0
    let own = h[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const pull = (residual[k]! + weight[k]! * at.halo[k]!) / (1 + variance.halo * weight[k]!)
      sum += pull
      own -= couple[k]!
      right[rater[k]!]! -= pull
    }
    gradient[p] = sum - own * (at.person[p]! - (isVignette[p] ? vignettes : 0))
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) right[rater[k]!]! += (couple[k]! * gradient[p]!) / h[p]!
  }
  const move = new Float64Array(right.length)
  solve(ratings, system, right, move, 1, tolerance)
  const moves = new Float64Array(persons.length)
  let largest = 0
  for (let r = 0; r < move.length; r++) largest = Math.max(largest, Math.abs(move[r]!))
  for (let p = 0; p < persons.length; p++) {
    let sum = gradient[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) sum += couple[k]! * move[rater[k]!]!
    moves[p] = sum / h[p]!
    largest = Math.max(largest, Math.abs(moves[p]!))
  }
  const part = Math.min(1, 2 / largest)
  for (let p = 0; p < persons.length; p++) {
    at.person[p]! += part * moves[p]!
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const along = moves[p]! - move[rater[k]!]!
      const w = weight[k]!
      at.halo[k]! += (part * (variance.halo * (residual[k]! - w * along) - at.halo[k]!)) / (1 + variance.halo * w)
    }
  }
  for (let r = 0; r < move.length; r++) at.rater[r]! += part * move[r]!
  return largest
}

/** Persons and raters have mean 0; what they had instead goes to the difficulties, which leaves every expectation as it was. */
function centre(at: Locations, steps: Steps, isVignette: Uint8Array): void {
  const person = meanOf(at.person, isVignette, 0)
  let rater = 0
  for (const s of at.rater) rater += s / at.rater.length
  for (let p = 0; p < at.person.length; p++) at.person[p]! -= person
  for (let r = 0; r < at.rater.length; r++) at.rater[r]! -= rater
  for (let j = 0; j < steps.step.length; j++) steps.step[j]! += rater - person
  for (let i = 0; i < steps.difficulty.length; i++) steps.difficulty[i]! += rater - person
}

function meanOf(values: Float64Array, kind: Uint8Array, wanted: 0 | 1): number {
  let [sum, count] = [0, 0]
  for (let p = 0; p < values.length; p++) {
    if (kind[p] !== wanted) continue
    sum += values[p]!
    count++
  }
  return count > 0 ? sum / count : 0
}

function varianceOf(at: Locations, spread: Spread, halo: boolean, isVignette: Uint8Array): Variances {
  let [persons, count] = [priors.person * priors.count, priors.count as number]
  for (let p = 0; p < at.person.length; p++) {
    if (isVignette[p]) continue
    persons += at.person[p]! ** 2 + spread.person[p]!
    count++
  }
  let raters = priors.rater * priors.count
  for (let r = 0; r < at.rater.length; r++) raters += at.rater[r]! ** 2 + spread.rater[r]!
  let halos = priors.halo * priors.count
  for (let k = 0; k < at.halo.length; k++) halos += at.halo[k]! ** 2 + spread.halo[k]!
  return {
    person: mostLikely(persons, count),
    rater: mostLikely(raters, at.rater.length + priors.count),
    halo: halo ? mostLikely(halos, at.halo.length + priors.count) : 0,
  }
}

/** The v that makes -(count log v + squares / v + v / scale^2) / 2 largest; squares / count but for the half-normal prior. */
function mostLikely(squares: number, count: number): number {
  const scale = priors.scale ** 2
  return (2 * squares) / (count + Math.sqrt(count * count + (4 * squares) / scale))
}

const logsOf = ({ person, rater, halo }: Variances) => [Math.log(person), Math.log(rater), halo > 0 ? Math.log(halo) : 0]

function difference(a: Variances, b: Variances): number {
  const between = (x: number, y: number) => (x > 0 && y > 0 ? Math.abs(Math.log(x / y)) : 0)
  return Math.max(between(a.person, b.person), between(a.rater, b.rater), between(a.halo, b.halo))
}

/** The logit of each person's share of the highest score, less the mean of all. */
function startingPersons({ firstPair, firstRating, item, score, steps, persons }: RatingTable): Float64Array {
  const start = Float64Array.from(persons, (_, p) => {
    let [sum, most] = [0.5, 1]
    for (let n = firstRating[firstPair[p]!]!; n < firstRating[firstPair[p + 1]!]!; n++) {
      sum += score[n]!
      most += steps[item[n]!]!
    }
    return Math.log(sum / (most - sum))
  })
  const mean = start.reduce((sum, value) => sum + value, 0) / start.length
  return start.map((value) => value - mean)
}

/** Where the shares of the categories put the thresholds when everybody is alike. */
function startingSteps({ item, score, items, steps }: RatingTable, width: number): Steps {
  const counts = new Float64Array(width + 1).fill(0.5)
  const sums = new Float64Array(items.length)
  const rated = new Float64Array(items.length)
  for (let n = 0; n < item.length; n++) {
    counts[score[n]!]!++
    sums[item[n]!]! += score[n]!
    rated[item[n]!]!++
  }
  const tau = Float64Array.from({ length: width }, (_, l) => Math.log(counts[l]! / counts[l + 1]!))
  const shift = tau.reduce((sum, value) => sum + value, 0) / Math.max(1, width)
  for (let l = 0; l < width; l++) tau[l]! -= shift
  const difficulty = Float64Array.from(items, (_, i) => {
    const most = rated[i]! * Math.max(1, steps[i]!)
    return Math.log((most - sums[i]! + 0.5) / (sums[i]! + 0.5))
  })
  const step = Float64Array.from({ length: items.length * width }, (_, j) => difficulty[Math.floor(j / width)]! + tau[j % width]!)
  return { step, difficulty, tau, straying: 0.25 }
}
