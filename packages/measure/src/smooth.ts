import type { Prior, Weights } from './belief.ts'
import type { Estimate } from './estimate.ts'
import { startWalk } from './fold.ts'
import type { Known } from './fuse.ts'
import { readEvidence } from './read-evidence.ts'
import { along, covarianceWith, type Functional, type State } from './state.ts'
import type { Step, Taken } from './tape.ts'
import { unknownsOf } from './unknowns.ts'

/**
 * What we believe today about an earlier day: a joint normal over all competencies, in levels. `replay` says what would have been
 * said on that day; this says what is known about it now, from the evidence before it and after it.
 */
export type Hindsight = {
  readonly day: number
  estimate(competency: string): Estimate
  /** A weighted sum, with the correlation between competencies taken into account. */
  composite(weights: Weights): Estimate
  covariance(a: string, b: string): number
}

/**
 * Smoothing: each of `days` in the light of all `evidence`, whenever it came. On the last day of evidence it is what `fuse` says;
 * earlier it is known at least as well as `replay` knows it. Throws a RangeError for a day that is no number.
 *
 * The fold goes forward once and rests on each day asked for; then the tape is read backwards with what later answers say about the
 * state, a gradient g and an information matrix L (Bryson and Frazier 1963; Bierman 1977). Both start at nothing, and
 *   before an answer that took gain k = P h:   g <- g - (k . g) shrink h + score h
 *                                              L <- (I - shrink h k') L (I - shrink k h') + shrink h h'
 *   before a drift that kept D:                g <- D g,  L <- D L D
 * so that at a resting place  mean = x + P g  and  covariance = P - P L P. No matrix is inverted. For normal likelihoods this is exact;
 * for others each answer counts as the normal observation it was taken for when it came in, as everywhere in the fold.
 */
export function smooth({ prior, evidence, sources, voices, days }: Known & { readonly days: readonly number[] }): readonly Hindsight[] {
  if (!days.every(Number.isFinite)) throw new RangeError('The day of a belief must be a number.')
  const statements = readEvidence(evidence, sources, voices)
  const unknowns = unknownsOf(
    prior,
    statements.flatMap(({ observations }) => observations),
  )
  const walk = startWalk(prior, unknowns)
  const rests = new Map<number, ReturnType<typeof walk.restOn>>()
  let next = 0
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    while (next < statements.length && statements[next]!.day <= day) walk.hear(statements[next++]!)
    rests.set(day, walk.restOn(day))
  }
  for (; next < statements.length; next++) walk.hear(statements[next]!)

  const later = startLater(unknowns.variances.length)
  const seen = new Map<number, Hindsight>()
  let step = walk.tape.length
  for (const [day, { state, steps }] of [...rests].reverse()) {
    while (step > steps) later.undo(walk.tape[--step]!)
    seen.set(day, hindsight(prior, day, state, later.copy(), unknowns.sumOf))
  }
  return days.map((day) => seen.get(day)!)
}

/** What is said after a moment about the state at that moment. `information` is a full symmetric matrix, row by row. */
type Later = { readonly gradient: Float64Array; readonly information: Float64Array }

function startLater(size: number) {
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)

  const undoAnswer = ({ h, gain, score, shrink }: Taken) => {
    const n = gain.length
    // L k, and k' L k: what later answers say about the direction this one moved the state in
    const reach = new Float64Array(size)
    let twice = 0
    let first = 0
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = 0; j < n; j++) sum += information[i * size + j]! * gain[j]!
      reach[i] = sum
    }
    for (let i = 0; i < n; i++) {
      twice += gain[i]! * reach[i]!
      first += gain[i]! * gradient[i]!
    }
    for (let a = 0; a < h.at.length; a++) {
      const i = h.at[a]!
      const w = h.weight[a]! * shrink
      for (let j = 0; j < size; j++) {
        information[i * size + j]! -= w * reach[j]!
        information[j * size + i]! -= w * reach[j]!
      }
      gradient[i]! += h.weight[a]! * (score - shrink * first)
    }
    const own = shrink * shrink * twice + shrink
    for (let a = 0; a < h.at.length; a++)
      for (let b = 0; b < h.at.length; b++) information[h.at[a]! * size + h.at[b]!]! += own * h.weight[a]! * h.weight[b]!
  }

  const undoDrift = (keep: Float64Array) => {
    for (let i = 0; i < size; i++) {
      const kept = keep[i] ?? 1
      gradient[i]! *= kept
      for (let j = 0; j < size; j++) information[i * size + j]! *= kept * (keep[j] ?? 1)
    }
  }

  return {
    undo: (step: Step) => ('keep' in step ? undoDrift(step.keep) : undoAnswer(step)),
    copy: (): Later => ({ gradient: gradient.slice(), information: information.slice() }),
  }
}

function hindsight(
  prior: Prior,
  day: number,
  state: State,
  { gradient, information }: Later,
  sumOf: (weights: Weights) => Functional,
): Hindsight {
  const { size, stride } = state
  /** a' (P - P L P) b, from the columns P a and P b. Voices not heard by that day are uncorrelated with every competency. */
  const between = (h: Functional, a: Float64Array, b: Float64Array) => {
    let lost = 0
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = 0; j < size; j++) sum += information[i * stride + j]! * b[j]!
      lost += a[i]! * sum
    }
    return along(h, b) - lost
  }
  const composite = (weights: Weights): Estimate => {
    const h = sumOf(weights)
    const column = covarianceWith(state, h)
    let mean = along(h, state.mean)
    for (const [id, weight] of weights) mean += weight * prior.means.get(id)!
    for (let i = 0; i < size; i++) mean += column[i]! * gradient[i]!
    return { mean, sd: Math.sqrt(Math.max(0, between(h, column, column))) }
  }
  const one = (competency: string): Weights => new Map([[competency, 1]])
  return Object.freeze({
    day,
    composite,
    estimate: (competency: string) => composite(one(competency)),
    covariance: (a: string, b: string) => {
      const [left, right] = [sumOf(one(a)), sumOf(one(b))]
      return between(left, covarianceWith(state, left), covarianceWith(state, right))
    },
  })
}
