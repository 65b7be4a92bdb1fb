import type { Estimate } from './estimate.ts'
import type { Half } from './half.ts'

/** What the engine must know about a competency. The half-life says how fast what we know about it fades. */
export type Competency = { readonly id: string; readonly half: Half; readonly halfLifeInDays: number }

/**
 * Before any evidence. theta[k] = mean[k] + generalSd general[half(k)] + specificSd specific[k]; the two general factors are
 * standard normal with correlation `generalCorrelation`, the specifics independent. `means` in levels, one per competency (from
 * role family and level); sds in levels.
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

/**
 * What one piece of evidence amounts to by itself, on the scale of levels: a value and its noise (a standard deviation), after
 * its loading and its voice's prior have been taken out. The value may lie outside 0..5: a right answer to a hard item says
 * "higher", not "here". Noise above 10 levels is given as 10.
 */
export type Site = { readonly evidence: string; readonly competency: string; readonly value: number; readonly noise: number }

/**
 * Why a piece of evidence was not used. `payload`: not of its source's shape. `likelihood`: it leaves no finite posterior.
 * `unknown-competency`: it speaks of something the prior does not hold (what else it says was used).
 */
export type RefusalReason = 'unknown-source' | 'unknown-version' | 'payload' | 'day' | 'repeated-id' | 'unknown-competency' | 'likelihood'
export type Refusal = { readonly evidence: string; readonly reason: RefusalReason }

/**
 * Everything we believe about one person on one day: a joint normal over all competencies. Immutable.
 * Asking about a competency the prior does not hold throws a RangeError: that is a bug of the caller, not a fact about a person.
 */
export type Belief = {
  readonly day: number
  readonly prior: Prior
  readonly sites: readonly Site[]
  /** Evidence up to `day` that could not be used, with the reason. */
  readonly refused: readonly Refusal[]
  estimate(competency: string): Estimate
  /** Before any evidence, on the same day. */
  start(competency: string): Estimate
  /** A weighted sum, with the correlation between competencies taken into account. */
  composite(weights: Weights): Estimate
  covariance(a: string, b: string): number
  /** One row per piece of evidence that said something, in order of time. */
  pulls(weights: Weights): readonly Pull[]
}
