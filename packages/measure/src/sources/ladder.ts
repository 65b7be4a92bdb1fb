import { type AdjacentCategory, adjacentDraw, adjacentLikelihood } from '../items/adjacent-category.ts'
import type { Likelihood, Observation } from '../observation.ts'
import type { Random } from '../random.ts'

/** The anchors somebody picks from. */
export type Ladder = {
  /** What a pick says about the level that was seen. */
  likelihoodOf(level: number): Likelihood
  /** The same, with all that could have been picked instead. */
  picked(level: number): Pick<Observation, 'likelihood' | 'among'>
  /** The level picked by somebody who sees `eta`. */
  pick(eta: number, random: Random): number
}

/**
 * A level picked on the ladder of anchors: adjacent categories with the boundary between two anchors half-way (tau = level - 1/2)
 * and a = 1 / noise^2. With these, a (c eta - sum tau) = -(level - eta)^2 / (2 noise^2) + a constant: a pick falls off around what
 * is seen like a normal curve with sd `noise`, cut at the ends of the ladder. So the noise can be read in levels.
 */
export function ladderOf({ lowest, highest, noise }: { lowest: number; highest: number; noise: number }): Ladder {
  const rungs: AdjacentCategory = { a: 1 / noise ** 2, tau: Array.from({ length: highest - lowest }, (_, i) => lowest + i + 0.5) }
  const likelihoods = Array.from({ length: highest - lowest + 1 }, (_, category) => adjacentLikelihood(rungs, category))
  const picks = likelihoods.map((likelihood, at) => ({ likelihood, among: { at, answers: likelihoods } }))
  return {
    picked: (level) => picks[level - lowest]!,
    likelihoodOf: (level) => likelihoods[level - lowest]!,
    pick: (eta, random) => lowest + adjacentDraw(rungs, eta, random),
  }
}
