import type { Estimate } from './estimate.ts'
import type { Half } from './half.ts'

/** What the engine must know about a competency. The half-life says how fast what we know about it fades. */
export type Competency = { readonly id: string; readonly half: Half; readonly halfLifeInDays: number }

/**
 * Before any evidence. theta[k] = mean[k] + loading * general[half(k)] + specific[k]; the two general factors are correlated.
 * `means` in levels, one per competency (from role family and level); sds in levels.
 */
export type Prior = {
  readonly competencies: readonly Competency[]
  readonly means: ReadonlyMap<string, number>
  readonly generalSd: number
  readonly specificSd: number
  readonly generalCorrelation: number
  readonly generalHalfLifeInDays: number
}

/** Weights of a sum of competencies, by competency id. Need not add up to 1. */
export type Weights = ReadonlyMap<string, number>

/** How much one piece of evidence pulls one quantity away from where it started, in levels. All pulls plus the start add up to the mean. */
export type Pull = { readonly evidence: string; readonly pull: number }

/** What one piece of evidence amounts to, on the scale of levels: a value and its noise (a standard deviation). */
export type Site = { readonly evidence: string; readonly competency: string; readonly value: number; readonly noise: number }

/** Everything we believe about one person on one day: a joint normal over all competencies. Immutable. */
export type Belief = {
  readonly day: number
  readonly prior: Prior
  readonly sites: readonly Site[]
  estimate(competency: string): Estimate
  /** Before any evidence, on the same day. */
  start(competency: string): Estimate
  /** A weighted sum, with the correlation between competencies taken into account. */
  composite(weights: Weights): Estimate
  covariance(a: string, b: string): number
  pulls(weights: Weights): readonly Pull[]
}
