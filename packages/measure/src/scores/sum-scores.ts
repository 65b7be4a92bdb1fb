import type { Curve } from './curves/curve.ts'
import { curveOf } from './curves/index.ts'
import type { FittedItems } from './fitted-items.ts'
import { fineGrid } from './grid.ts'
import type { Population } from './prepared.ts'

/** What one sum of categories over all items says: theta and its error, and the share of the population that gets this sum. */
export type SumScore = { readonly sum: number; readonly theta: number; readonly se: number; readonly share: number }

/**
 * Expected a posteriori for sum scores (Thissen, Pommerich, Billeaud and Williams 1995), every sum from 0 to the highest. For tests on paper: one table
 * instead of a program. The likelihood of a sum at theta by the recursion of Lord and Wingersky (1984), item after item:
 *   f_j(s) = sum over categories k of P_jk f_{j-1}(s - k)
 * Sums that only a vanishing share reaches (below 1e-300) get the population's mean and sd.
 */
export function sumScoreTable(
  items: FittedItems,
  {
    nodes = 61,
    range = 6,
    population = items.population ?? { mean: 0, sd: 1 },
  }: { readonly nodes?: number; readonly range?: number; readonly population?: Population } = {},
): readonly SumScore[] {
  const curves = items.items.map((item) => curveOf(items.model, item))
  const grid = fineGrid(population, curves, nodes, range)
  const highest = curves.reduce((sum, { categories }) => sum + categories - 1, 0)
  const [share, first, second] = [0, 0, 0].map(() => new Float64Array(highest + 1)) as [Float64Array, Float64Array, Float64Array]
  grid.nodes.forEach((theta, q) => {
    const away = theta - population.mean
    sumsAt(curves, theta, highest).forEach((likelihood, sum) => {
      const weight = likelihood * grid.weights[q]!
      share[sum]! += weight
      first[sum]! += weight * away
      second[sum]! += weight * away * away
    })
  })
  return Array.from(share, (mass, sum) => {
    if (!(mass > 1e-300)) return { sum, theta: population.mean, se: population.sd, share: 0 }
    const mean = first[sum]! / mass
    return { sum, theta: population.mean + mean, se: Math.sqrt(Math.max(0, second[sum]! / mass - mean * mean)), share: mass }
  })
}

/** P(sum = s) at one theta for s from 0 to `highest`. */
function sumsAt(curves: readonly Curve[], theta: number, highest: number): Float64Array {
  let chances = new Float64Array(highest + 1)
  chances[0] = 1
  let reached = 0
  for (const curve of curves) {
    const next = new Float64Array(highest + 1)
    for (let k = 0; k < curve.categories; k++) {
      const p = Math.exp(curve.log(theta, k))
      for (let s = 0; s <= reached; s++) next[s + k]! += p * chances[s]!
    }
    reached += curve.categories - 1
    chances = next
  }
  return chances
}
