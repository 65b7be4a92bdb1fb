import { cholesky } from './dense.ts'
import type { Expectations } from './expectations.ts'

/** rsm: all items share the distances between their thresholds (Andrich 1978). pcm: each has its own, shrunken towards the common ones (Masters 1982). */
export type RatingModel = 'rsm' | 'pcm'

/** Where the thresholds stand: step[i, l] = difficulty[i] + tau[i, l], and for pcm how far the tau of an item stray from the common ones. */
export type Steps = {
  readonly step: Float64Array
  readonly difficulty: Float64Array
  /** The common tau, which add up to 0. */
  readonly tau: Float64Array
  straying: number
}

/** Difficulties keep together, thresholds near their common ones, by priors worth less than one rating. */
const priors = { difficulty: 1 / 25, tau: 1 / 9, straying: { variance: 0.25, count: 2 } } as const

/** One step of Newton's for all thresholds, at most 1 logit; returns the largest move. */
export function moveSteps(model: RatingModel, steps: Uint8Array, { excess, curvature }: Expectations, at: Steps): number {
  const before = at.step.slice()
  if (model === 'rsm') moveScale(steps, excess, curvature, at)
  else moveEach(steps, excess, curvature, at)
  let largest = 0
  for (let j = 0; j < before.length; j++) largest = Math.max(largest, Math.abs(at.step[j]! - before[j]!))
  return largest
}

/** Difficulties and common tau together: the difficulties are eliminated, since no two of them meet in one rating. */
function moveScale(steps: Uint8Array, excess: Float64Array, curvature: Float64Array, at: Steps): void {
  const [items, width] = [steps.length, at.tau.length]
  const centre = mean(at.difficulty)
  const matrix = new Float64Array(width * width)
  const right = new Float64Array(width)
  const own = new Float64Array(items)
  const pull = new Float64Array(items)
  const along = new Float64Array(items * width)
  for (let l = 0; l < width; l++) {
    matrix[l * width + l] = priors.tau
    right[l] = -priors.tau * at.tau[l]!
  }
  for (let i = 0; i < items; i++) {
    own[i] = priors.difficulty
    pull[i] = -priors.difficulty * (at.difficulty[i]! - centre)
    for (let l = 0; l < width; l++) {
      pull[i]! += excess[i * width + l]!
      right[l]! += excess[i * width + l]!
      for (let m = 0; m < width; m++) {
        const value = curvature[(i * width + l) * width + m]!
        along[i * width + l]! += value
        matrix[l * width + m]! += value
      }
      own[i]! += along[i * width + l]!
    }
    for (let l = 0; l < width; l++) {
      right[l]! -= (along[i * width + l]! * pull[i]!) / own[i]!
      for (let m = 0; m < width; m++) matrix[l * width + m]! -= (along[i * width + l]! * along[i * width + m]!) / own[i]!
    }
  }
  solveSmall(matrix, right, width)
  for (let l = 0; l < width; l++) at.tau[l]! += bounded(right[l]!)
  const shift = mean(at.tau)
  for (let l = 0; l < width; l++) at.tau[l]! -= shift
  const moves = own.map((precision, i) => {
    let move = pull[i]!
    for (let l = 0; l < width; l++) move -= along[i * width + l]! * right[l]!
    return bounded(move / precision)
  })
  const level = mean(moves)
  for (let i = 0; i < items; i++) {
    at.difficulty[i]! += moves[i]! - level
    for (let l = 0; l < width; l++) at.step[i * width + l] = at.difficulty[i]! + at.tau[l]!
  }
}

/** Each item's steps by themselves, straying from difficulty + common tau with variance `straying`; the difficulty's own spread is integrated out. */
function moveEach(steps: Uint8Array, excess: Float64Array, curvature: Float64Array, at: Steps): void {
  const [items, width] = [steps.length, at.tau.length]
  const centre = mean(at.difficulty)
  let [squares, count] = [priors.straying.variance * priors.straying.count, priors.straying.count as number]
  const sums = new Float64Array(width)
  const counts = new Float64Array(width)
  for (let i = 0; i < items; i++) {
    const own = steps[i]!
    const matrix = new Float64Array(own * own)
    const right = new Float64Array(own)
    let total = 0
    for (let l = 0; l < own; l++) total += at.step[i * width + l]! - at.tau[l]! - centre
    const tie = 1 / (own + at.straying * priors.difficulty)
    for (let l = 0; l < own; l++) {
      const away = at.step[i * width + l]! - at.tau[l]! - centre
      right[l] = excess[i * width + l]! - (away - tie * total) / at.straying
      for (let m = 0; m < own; m++) matrix[l * own + m] = curvature[(i * width + l) * width + m]! + ((l === m ? 1 : 0) - tie) / at.straying
    }
    const spread = solveSmall(matrix, right, own)
    let difficulty = 0
    for (let l = 0; l < own; l++) {
      at.step[i * width + l]! += bounded(right[l]!)
      difficulty += (at.step[i * width + l]! - at.tau[l]!) / own
    }
    at.difficulty[i] = difficulty
    for (let l = 0; l < own; l++) {
      const away = at.step[i * width + l]! - difficulty - at.tau[l]!
      sums[l]! += away
      counts[l]!++
      squares += away ** 2
    }
    squares += spread
    count += own - 1
  }
  if (items > 1) at.straying = squares / count
  for (let l = 0; l < width; l++) at.tau[l]! += sums[l]! / (counts[l]! + priors.tau * at.straying)
  const shift = mean(at.tau)
  for (let l = 0; l < width; l++) at.tau[l]! -= shift
  for (let i = 0; i < items; i++) {
    let difficulty = 0
    for (let l = 0; l < steps[i]!; l++) difficulty += (at.step[i * width + l]! - at.tau[l]!) / steps[i]!
    at.difficulty[i] = difficulty
  }
}

const bounded = (move: number) => Math.max(-1, Math.min(1, move))

const mean = (values: Float64Array) => {
  let sum = 0
  for (const value of values) sum += value
  return sum / Math.max(1, values.length)
}

/** right = matrix^-1 right; returns the trace of matrix^-1 less what goes along all entries alike. A matrix that is not quite definite is stiffened. */
function solveSmall(matrix: Float64Array, right: Float64Array, n: number): number {
  const l = matrix.slice()
  for (let stiff = 1e-9; ; stiff *= 100) {
    try {
      for (let i = 0; i < n; i++) l[i * n + i]! += stiff
      cholesky(l, n)
      break
    } catch {
      l.set(matrix)
      if (stiff > 1e9) throw new RangeError('The thresholds cannot be told apart.')
    }
  }
  backSolve(l, right, n)
  let [trace, sum] = [0, 0]
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n)
    unit[j] = 1
    backSolve(l, unit, n)
    trace += unit[j]!
    for (let i = 0; i < n; i++) sum += unit[i]!
  }
  return n > 0 ? Math.max(0, trace - sum / n) : 0
}

function backSolve(l: Float64Array, x: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i]! -= l[i * n + j]! * x[j]!
    x[i]! /= l[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= l[j * n + i]! * x[j]!
    x[i]! /= l[i * n + i]!
  }
}
