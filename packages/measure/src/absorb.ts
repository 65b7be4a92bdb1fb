import type { Site } from './belief.ts'
import { type Moments, moments } from './moments.ts'
import type { Observation } from './observation.ts'
import { along, covarianceWith, type State, update } from './state.ts'
import type { Taken } from './tape.ts'
import type { Predictor } from './unknowns.ts'

/** One observation, with its linear predictor among the unknowns; `piece` counts the pieces of evidence that said something. */
export type Arrival = {
  readonly piece: number
  readonly evidence: string
  readonly day: number
  readonly observation: Observation
  readonly predictor: Predictor
}

/** Told of each observation just before it is absorbed: mean and variance of its eta, predicted from all that was said before it. */
export type Watch = (observation: Observation, mean: number, variance: number) => void

/** A variance: nothing is ever known to better than a thousandth of a level; below it rounding would win. */
const finest = 1e-6
/** A site's noise is shown up to here; beyond, an answer says next to nothing about where, only about which way. */
const widest = 10
const after: Moments = { mean: 0, variance: 0 }

/**
 * One assumed-density step: mean and variance of eta given the answer, by quadrature, then the rank-one update of everything that
 * moves with eta. What the step did goes to the tape, what the answer amounts to by itself to `sites`. Null if the likelihood is
 * unusable; the state is then untouched.
 */
export function absorb(state: State, arrival: Arrival, sites: Site[], watch?: Watch): Taken | null {
  const { h, expected, noise } = arrival.predictor
  for (const place of h.at) state.size = Math.max(state.size, place + 1)
  const gain = covarianceWith(state, h)
  const before = along(h, state.mean)
  const variance = Math.max(finest, along(h, gain) + noise)
  watch?.(arrival.observation, expected + before, variance)
  if (!moments(arrival.observation.likelihood, expected + before, Math.sqrt(variance), after)) return null
  const settled = Math.max(after.variance, Math.min(finest, variance))
  const score = (after.mean - expected - before) / variance
  const shrink = (variance - settled) / (variance * variance)
  update(state, gain, score, shrink)
  // the normal observation of eta that would have moved mean and variance as this answer did
  const precision = Math.max(1 / settled - 1 / variance, 1 / widest ** 2)
  sites.push(siteOf(arrival, before + score * (variance + 1 / precision), 1 / precision))
  return { piece: arrival.piece, h, gain, score, shrink, before }
}

/** A normal observation of eta, given as a distance from where eta was expected and a variance, on the scale of its competency. */
function siteOf({ evidence, observation, predictor }: Arrival, distance: number, variance: number): Site {
  const { competency, loading = 1, voice } = observation
  const noise = Math.sqrt(variance + (voice?.sd ?? 0) ** 2 + (voice?.opinionSd ?? 0) ** 2) / loading
  return { evidence, competency, value: predictor.expected - (voice?.mean ?? 0) + distance / loading, noise: Math.min(widest, noise) }
}
