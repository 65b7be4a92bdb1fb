import type { Belief, Prior, Refusal, Site, Weights } from './belief.ts'
import type { Evidence } from './evidence.ts'
import { type Moments, moments } from './moments.ts'
import type { Observation } from './observation.ts'
import { readEvidence, type Statement } from './read-evidence.ts'
import type { Source } from './source.ts'
import { along, covarianceWith, drift, type Functional, type State, startState, update } from './state.ts'
import { contributions, type Step } from './tape.ts'
import { unknownsOf } from './unknowns.ts'

export type Known = { readonly prior: Prior; readonly evidence: readonly Evidence[]; readonly sources: readonly Source[] }

/**
 * What we believe about one person on `day` (days since 1970-01-01), given all evidence up to and including that day: the fold of
 * the evidence over the prior, in order of time. Pure: the order of `evidence` does not matter, and a piece that is left out is a
 * piece that never was. Evidence that cannot be used is named in `refused`, never thrown; a `day` that is no number throws.
 */
export function fuse({ prior, evidence, sources, day }: Known & { readonly day: number }): Belief {
  return fold(prior, readEvidence(evidence, sources), day)
}

/** The same at several days, as it would have been said on each of them; reads the evidence once. */
export function replay({ prior, evidence, sources, days }: Known & { readonly days: readonly number[] }): readonly Belief[] {
  const statements = readEvidence(evidence, sources)
  return days.map((day) => fold(prior, statements, day))
}

/** One observation, with the place of its linear predictor among the unknowns. */
type Arrival = {
  readonly piece: number
  readonly statement: Statement
  readonly observation: Observation
  readonly h: Functional
  readonly expected: number
}

function fold(prior: Prior, statements: readonly Statement[], day: number): Belief {
  if (!Number.isFinite(day)) throw new RangeError('The day of a belief must be a number.')
  const unknowns = unknownsOf(prior)
  const refused: Refusal[] = []
  const arrivals: Arrival[] = []
  const spoke: string[] = []
  for (const statement of statements) {
    if (statement.day > day) break
    if (statement.refusal) refused.push({ evidence: statement.evidence, reason: statement.refusal })
    for (const observation of statement.observations) {
      const predictor = unknowns.predictorOf(observation)
      if (!predictor) {
        refused.push({ evidence: statement.evidence, reason: 'unknown-competency' })
        continue
      }
      if (spoke.at(-1) !== statement.evidence) spoke.push(statement.evidence)
      arrivals.push({ piece: spoke.length - 1, statement, observation, ...predictor })
    }
  }

  const state = startState(unknowns.variances, 2 + prior.competencies.length)
  state.covariance[state.stride] = generalCovariance(prior)
  const passTime = clockOf(prior, state, unknowns.variances)
  const tape: Step[] = []
  const sites: Site[] = []
  for (const arrival of arrivals) {
    const keep = passTime(arrival.statement.day)
    if (keep) tape.push({ keep })
    const step = absorb(state, arrival, sites)
    if (step) tape.push(step)
    else refused.push({ evidence: arrival.statement.evidence, reason: 'likelihood' })
  }
  const keep = passTime(day)
  if (keep) tape.push({ keep })

  const startOf = (weights: Weights): number => {
    let sum = 0
    for (const [id, weight] of weights) sum += weight * (prior.means.get(id) ?? Number.NaN)
    return sum
  }
  const composite = (weights: Weights) => {
    const h = unknowns.sumOf(weights)
    return { mean: startOf(weights) + along(h, state.mean), sd: Math.sqrt(Math.max(0, along(h, covarianceWith(state, h)))) }
  }
  const one = (competency: string): Weights => new Map([[competency, 1]])
  return Object.freeze({
    day,
    prior,
    sites: Object.freeze(sites),
    refused: Object.freeze(refused),
    composite,
    estimate: (competency: string) => composite(one(competency)),
    start: (competency: string) => {
      unknowns.sumOf(one(competency))
      return { mean: startOf(one(competency)), sd: Math.hypot(prior.generalSd, prior.specificSd) }
    },
    covariance: (a: string, b: string) => along(unknowns.sumOf(one(a)), covarianceWith(state, unknowns.sumOf(one(b)))),
    pulls: (weights: Weights) => {
      const pulls = contributions(tape, unknowns.sumOf(weights), state.stride, spoke.length)
      return spoke.map((evidence, i) => ({ evidence, pull: pulls[i]! }))
    },
  })
}

const generalCovariance = ({ generalSd, generalCorrelation }: Prior): number => generalCorrelation * generalSd ** 2

/** Lets time pass in `state`: what is kept of each deviation after d days is 2^(-d / half-life). Returns what was kept, or null if no time passed. */
function clockOf(prior: Prior, state: State, settled: readonly number[]): (day: number) => Float64Array | null {
  const { generalHalfLifeInDays: general, competencies } = prior
  const halfLives = [general, general, ...competencies.map((c) => c.halfLifeInDays)]
  // before the first evidence the state is the prior, which time does not change
  let today: number | null = null
  return (day) => {
    const passed = today === null ? 0 : day - today
    today = day
    if (passed <= 0) return null
    const keep = Float64Array.from(halfLives, (halfLife) => 2 ** (-passed / halfLife))
    drift(state, keep, settled, generalCovariance(prior))
    return keep
  }
}

/** A variance: nothing is ever known to better than a thousandth of a level; below it rounding would win. */
const finest = 1e-6
/** A site's noise is shown up to here; beyond, an answer says next to nothing about where, only about which way. */
const widest = 10
const after: Moments = { mean: 0, variance: 0 }

/** One assumed-density step (MEASURE: inference): moments of eta by quadrature, then the rank-one update. Null if the likelihood is unusable. */
function absorb(state: State, { piece, statement, observation, h, expected }: Arrival, sites: Site[]): Step | null {
  for (const place of h.at) state.size = Math.max(state.size, place + 1)
  const column = covarianceWith(state, h)
  const before = along(h, state.mean)
  const variance = Math.max(finest, along(h, column))
  if (!moments(observation.likelihood, expected + before, Math.sqrt(variance), after)) return null
  const settled = Math.max(after.variance, Math.min(finest, variance))
  const score = (after.mean - expected - before) / variance
  const shrink = (variance - settled) / (variance * variance)
  update(state, column, score, shrink)
  sites.push(siteOf(statement.evidence, observation, expected, before, variance, settled, score))
  return { evidence: piece, h, gain: column, score, shrink, before }
}

/** The normal observation of eta that would have moved mean and variance as this answer did, brought to the scale of the competency. */
function siteOf(
  evidence: string,
  { competency, loading = 1, voice }: Observation,
  expected: number,
  before: number,
  variance: number,
  settled: number,
  score: number,
): Site {
  const precision = Math.max(1 / settled - 1 / variance, 1 / widest ** 2)
  const value = before + score * (variance + 1 / precision)
  const noise = Math.sqrt(1 / precision + (voice?.sd ?? 0) ** 2 + (voice?.opinionSd ?? 0) ** 2) / loading
  return { evidence, competency, value: expected - (voice?.mean ?? 0) + value / loading, noise: Math.min(widest, noise) }
}
