import { type AdjacentCategory, adjacentDraw, adjacentLikelihood } from '../items/adjacent-category.ts'
import type { Likelihood } from '../observation.ts'
import type { Random } from '../random.ts'

/** The anchors somebody picks from, and how far their pick strays from what they see (sd in levels). */
export type Ladder = { readonly lowest: number; readonly highest: number; readonly noise: number }

/**
 * A level picked on the ladder of anchors: adjacent categories with the boundary between two anchors half-way (tau = level - 1/2)
 * and a = 1 / noise^2. With these, a (c eta - sum tau) = -(level - eta)^2 / (2 noise^2) + a constant: a pick falls off around what
 * is seen like a normal curve with sd `noise`, cut at the ends of the ladder. So the noise can be read in levels.
 */
export function likelihoodOfPick(ladder: Ladder, level: number): Likelihood {
  return adjacentLikelihood(rungs(ladder), level - ladder.lowest)
}

/** The level picked by somebody who sees `eta`. */
export function pick(ladder: Ladder, eta: number, random: Random): number {
  return ladder.lowest + adjacentDraw(rungs(ladder), eta, random)
}

function rungs({ lowest, highest, noise }: Ladder): AdjacentCategory {
  return { a: 1 / noise ** 2, tau: Array.from({ length: highest - lowest }, (_, i) => lowest + i + 0.5) }
}
