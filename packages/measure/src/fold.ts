import { type Arrival, absorb } from './absorb.ts'
import type { Belief, Prior, Refusal, Site, Weights } from './belief.ts'
import { clockOf, generalCovariance } from './clock.ts'
import type { Statement } from './read-evidence.ts'
import { along, covarianceWith, startState } from './state.ts'
import { contributions, type Step } from './tape.ts'
import { type Unknowns, unknownsOf } from './unknowns.ts'

/** The belief on `day` after everything said up to then. Throws a RangeError for a `day` that is no number. */
export function fold(prior: Prior, statements: readonly Statement[], day: number): Belief {
  if (!Number.isFinite(day)) throw new RangeError('The day of a belief must be a number.')
  const heard = statements.filter((statement) => statement.day <= day)
  const unknowns = unknownsOf(
    prior,
    heard.flatMap(({ observations }) => observations),
  )
  const { arrivals, spoke, refused } = sortOut(heard, unknowns)
  const state = startState(unknowns.variances, 2 + prior.competencies.length)
  state.covariance[state.stride] = generalCovariance(prior)
  const passTime = clockOf(prior, state, unknowns.variances)
  const tape: Step[] = []
  const sites: Site[] = []
  for (const arrival of arrivals) {
    const keep = passTime(arrival.day)
    if (keep) tape.push({ keep })
    const step = absorb(state, arrival, sites)
    if (step) tape.push(step)
    else refused.push({ evidence: arrival.evidence, reason: 'likelihood' })
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
      return { mean: startOf(one(competency)), sd: Math.sqrt(prior.generalSd ** 2 + prior.specificSd ** 2) }
    },
    covariance: (a: string, b: string) => along(unknowns.sumOf(one(a)), covarianceWith(state, unknowns.sumOf(one(b)))),
    pulls: (weights: Weights) => {
      const pulls = contributions(tape, unknowns.sumOf(weights), state.stride, spoke.length)
      return spoke.map((evidence, i) => ({ evidence, pull: pulls[i]! }))
    },
  })
}

/** What arrives, whose it is, and what cannot be used. */
function sortOut(heard: readonly Statement[], { predictors }: Unknowns) {
  const refused: Refusal[] = []
  const arrivals: Arrival[] = []
  const spoke: string[] = []
  let next = 0
  for (const { evidence, day, observations, refusal } of heard) {
    if (refusal) refused.push({ evidence, reason: refusal })
    for (const observation of observations) {
      const predictor = predictors[next++]
      if (!predictor) {
        refused.push({ evidence, reason: 'unknown-competency' })
        continue
      }
      if (spoke.at(-1) !== evidence) spoke.push(evidence)
      arrivals.push({ piece: spoke.length - 1, evidence, day, observation, predictor })
    }
  }
  return { arrivals, spoke, refused }
}
