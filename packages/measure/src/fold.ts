import { absorb, type Watch } from './absorb.ts'
import type { Belief, Prior, Refusal, Site, Weights } from './belief.ts'
import { clockOf, generalCovariance } from './clock.ts'
import type { Statement } from './read-evidence.ts'
import { along, copyOf, covarianceWith, type Functional, type State, startState } from './state.ts'
import { contributions, type Step } from './tape.ts'
import { type Unknowns, unknownsOf } from './unknowns.ts'

/**
 * The beliefs on `days`, each after everything said up to then, in one walk through the statements, which come in order of time. On
 * each day asked for, a copy of the state is let age to that day; the walk goes on as if nobody had looked. Throws a RangeError for a
 * day that is no number.
 */
export function fold(prior: Prior, statements: readonly Statement[], days: readonly number[]): readonly Belief[] {
  if (!days.every(Number.isFinite)) throw new RangeError('The day of a belief must be a number.')
  const walk = startWalk(
    prior,
    unknownsOf(
      prior,
      statements.flatMap(({ observations }) => observations),
    ),
  )
  const beliefs = new Map<number, Belief>()
  let next = 0
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    while (next < statements.length && statements[next]!.day <= day) walk.hear(statements[next++]!)
    beliefs.set(day, walk.beliefOn(day))
  }
  return days.map((day) => beliefs.get(day)!)
}

/** Where the walk stands: the state after what was heard, and all it went through. */
export function startWalk(prior: Prior, unknowns: Unknowns, watch?: Watch) {
  const state = startState(unknowns.variances, 2 + prior.competencies.length)
  state.covariance[state.stride] = generalCovariance(prior)
  const passTime = clockOf(prior, unknowns.variances)
  const tape: Step[] = []
  const sites: Site[] = []
  const refused: Refusal[] = []
  const spoke: string[] = []
  let observed = 0
  // before the first evidence the state is the prior, which time does not change
  let today: number | null = null

  const hear = ({ evidence, day, observations, refusal }: Statement) => {
    if (refusal) refused.push({ evidence, reason: refusal })
    for (const observation of observations) {
      const predictor = unknowns.predictors[observed++]
      if (!predictor) {
        refused.push({ evidence, reason: 'unknown-competency' })
        continue
      }
      if (spoke.at(-1) !== evidence) spoke.push(evidence)
      const keep = passTime(state, today === null ? 0 : day - today)
      today = day
      if (keep) tape.push({ keep })
      const step = absorb(state, { piece: spoke.length - 1, evidence, day, observation, predictor }, sites, watch)
      if (step) tape.push(step)
      else refused.push({ evidence, reason: 'likelihood' })
    }
  }
  const beliefOn = (day: number): Belief => {
    const aged = copyOf(state)
    const keep = passTime(aged, today === null ? 0 : day - today)
    const steps = tape.length
    const pieces = spoke.length
    return beliefIn(prior, unknowns, aged, {
      day,
      sites: sites.slice(),
      refused: refused.slice(),
      pulls: (quantity) => {
        const pulls = contributions(keep ? [...tape.slice(0, steps), { keep }] : tape.slice(0, steps), quantity, state.stride, pieces)
        return spoke.slice(0, pieces).map((evidence, i) => ({ evidence, pull: pulls[i]! }))
      },
    })
  }
  /** The walk itself goes on to `day` and rests there: the state at that moment, and how much of the tape lies behind it. */
  const restOn = (day: number): { readonly state: State; readonly steps: number } => {
    const keep = passTime(state, today === null ? 0 : day - today)
    if (keep) tape.push({ keep })
    today = day
    return { state: copyOf(state), steps: tape.length }
  }
  return { hear, beliefOn, restOn, tape }
}

type Told = Pick<Belief, 'day' | 'sites' | 'refused'> & { pulls(quantity: ReturnType<Unknowns['sumOf']>): ReturnType<Belief['pulls']> }

function beliefIn(prior: Prior, unknowns: Unknowns, state: State, { day, sites, refused, pulls }: Told): Belief {
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
  // Asked for again and again, every pair of them: how each unknown moves with a competency is worked out once.
  const columns = new Map<string, { readonly h: Functional; readonly column: Float64Array }>()
  const columnOf = (competency: string) => {
    const known = columns.get(competency)
    if (known) return known
    const h = unknowns.sumOf(one(competency))
    const made = { h, column: covarianceWith(state, h) }
    columns.set(competency, made)
    return made
  }
  return Object.freeze({
    day,
    prior,
    sites: Object.freeze(sites),
    refused: Object.freeze(refused),
    composite,
    estimate: (competency: string) => {
      const { h, column } = columnOf(competency)
      return { mean: prior.means.get(competency)! + along(h, state.mean), sd: Math.sqrt(Math.max(0, along(h, column))) }
    },
    start: (competency: string) => {
      unknowns.sumOf(one(competency))
      return { mean: startOf(one(competency)), sd: Math.sqrt(prior.generalSd ** 2 + prior.specificSd ** 2) }
    },
    covariance: (a: string, b: string) => along(columnOf(a).h, columnOf(b).column),
    pulls: (weights: Weights) => pulls(unknowns.sumOf(weights)),
  })
}
