import type { Components } from './components.ts'
import type { RatingTable } from './ratings.ts'

/** What ratings say of the persons, the raters and the items. Everything on one logit scale: persons' mean 0, raters' mean 0. */
export type RaterCalibration = {
  readonly estimator: Estimator
  readonly persons: readonly CalibratedPerson[]
  readonly raters: readonly CalibratedRater[]
  readonly items: readonly CalibratedItem[]
  /** Variances between persons, between raters and between pairs of them; 0 where the estimator has none. */
  readonly variance: { readonly person: number; readonly rater: number; readonly halo: number }
  /** hierarchical: a lower bound of the marginal log-likelihood; marginal: itself; joint: the likelihood of the locations. */
  readonly logLik: number
  readonly components: readonly RatedComponent[]
  readonly standardErrors: string
  readonly iterations: number
  readonly converged: boolean
  /** The lowest category anybody gave; thresholds begin above it. */
  readonly lowest: number
  /** What a reader should know before believing the figures, in whole sentences. */
  readonly notes: readonly string[]
}

/** hierarchical: persons, raters and halos all have a distribution. marginal: persons have one, raters and items are parameters. joint: none has. */
export type Estimator = 'hierarchical' | 'marginal' | 'joint'

/** One iteration is done; the largest change in it. */
export type Progress = { readonly iteration: number; readonly change: number }

export type CalibratedPerson = {
  readonly id: string
  readonly theta: number
  readonly se: number
  /** The number of the component, from 1; 0 for a vignette. */
  readonly component: number
  /** The component has no anchor: the level holds within it only. */
  readonly relativeToTeam?: true
  /** Warm's weighted likelihood estimate and its error, where the estimator gives one. */
  readonly wle?: number
  readonly wleSe?: number
}

export type CalibratedRater = {
  readonly id: string
  /** How much stricter than the raters' mean, in logits. */
  readonly severity: number
  readonly se: number
  /** Ratings given. */
  readonly n: number
}

export type CalibratedItem = {
  readonly id: string
  /** The mean of the item's step locations. */
  readonly difficulty: number
  /** tau, which add up to 0: step location less difficulty. */
  readonly thresholds: readonly number[]
  /** Of the difficulty. */
  readonly se: number
}

export type RatedComponent = {
  readonly id: number
  readonly persons: number
  readonly raters: number
  /** Whether its level can be compared with that of others: it is the only one, or its raters rated a vignette. */
  readonly anchored: boolean
  /** How widely the common level of its persons is left open by its raters' common leniency, in logits: 1 / sqrt(n / person + m / rater); null where the estimator says nothing of it. */
  readonly levelSd: number | null
}

export type Figures = {
  readonly theta: Float64Array
  readonly thetaSe: Float64Array
  readonly severity: Float64Array
  readonly severitySe: Float64Array
  /** Step locations, `width` an item, of which `steps[i]` count. */
  readonly step: Float64Array
  readonly width: number
  readonly itemSe: Float64Array
  readonly wle?: Float64Array
  readonly wleSe?: Float64Array
}

export function rows(ratings: RatingTable, steps: Uint8Array, figures: Figures, parts: Components, isVignette: Uint8Array) {
  const alone = parts.parts.length === 1
  const anchored = parts.parts.map(({ vignettes }) => alone || vignettes)
  const n = new Float64Array(ratings.raters.length)
  for (let k = 0; k < ratings.rater.length; k++) n[ratings.rater[k]!]! += ratings.firstRating[k + 1]! - ratings.firstRating[k]!
  const persons = ratings.persons.map((id, p): CalibratedPerson => {
    const part = isVignette[p] ? -1 : parts.person[p]!
    return {
      id,
      theta: figures.theta[p]!,
      se: figures.thetaSe[p]!,
      component: part + 1,
      ...(part >= 0 && !anchored[part] && { relativeToTeam: true as const }),
      ...(figures.wle && figures.wleSe && { wle: figures.wle[p]!, wleSe: figures.wleSe[p]! }),
    }
  })
  const raters = ratings.raters.map(
    (id, r): CalibratedRater => ({ id, severity: figures.severity[r]!, se: figures.severitySe[r]!, n: n[r]! }),
  )
  const items = ratings.items.map((id, i): CalibratedItem => {
    const own = [...figures.step.subarray(i * figures.width, i * figures.width + steps[i]!)]
    const difficulty = own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length)
    return { id, difficulty, thresholds: own.map((value) => value - difficulty), se: figures.itemSe[i]! }
  })
  return { persons, raters, items }
}

export function componentRows(parts: Components, variance: { readonly person: number; readonly rater: number }): RatedComponent[] {
  return parts.parts.map(({ persons, raters, vignettes }, at) => ({
    id: at + 1,
    persons,
    raters,
    anchored: parts.parts.length === 1 || vignettes,
    levelSd: variance.person > 0 && variance.rater > 0 ? 1 / Math.sqrt(persons / variance.person + raters / variance.rater) : null,
  }))
}
