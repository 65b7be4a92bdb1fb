import type { Curve } from './curves/curve.ts'
import type { Population } from './prepared.ts'

/** Evenly spaced thetas and what the population weighs at each, adding up to 1, with the logarithms of that. */
export type Grid = { readonly nodes: Float64Array; readonly weights: Float64Array; readonly logWeights: Float64Array }

/**
 * `nodes` points from `range` sds below the mean of the population to `range` above it.
 * Throws a RangeError for what makes no grid.
 */
export function gridOf({ mean, sd }: Population, nodes: number, range: number): Grid {
  if (!(Number.isInteger(nodes) && nodes >= 3 && nodes <= mostNodes))
    throw new RangeError(`A grid has from 3 to ${mostNodes} nodes, not ${nodes}.`)
  if (!(range > 0 && range <= 100)) throw new RangeError(`A grid reaches from over 0 to 100 sds, not ${range}.`)
  const z = Float64Array.from({ length: nodes }, (_, q) => range * ((2 * q) / (nodes - 1) - 1))
  const logTotal = Math.log(z.reduce((sum, at) => sum + Math.exp(-0.5 * at * at), 0))
  const logWeights = z.map((at) => -0.5 * at * at - logTotal)
  return { nodes: z.map((at) => mean + sd * at), weights: logWeights.map(Math.exp), logWeights }
}

/**
 * The same grid, halved until its step is below .9 of the smallest sd the items can leave, 1 / sqrt(I + 1 / sd^2) at the most informative node.
 * The trapezoid rule errs by about 2 exp(-2 pi^2 (sd / step)^2) of a normal curve (Trefethen and Weideman 2014): below 1e-6 then, but .01 for a fixed
 * grid of 61 nodes and a test of 200 good items, which is the hidden fault of fixed quadrature.
 */
export function fineGrid(population: Population, curves: readonly Curve[], nodes: number, range: number): Grid {
  const coarse = gridOf(population, nodes, range)
  const into = new Float64Array(2)
  let most = 0
  for (const theta of coarse.nodes) {
    let information = 0
    for (const curve of curves) {
      curve.expected(theta, into)
      information += into[0]!
    }
    most = Math.max(most, information)
  }
  const smallest = 0.9 / Math.sqrt(most + 1 / population.sd ** 2)
  let count = nodes
  while ((2 * range * population.sd) / (count - 1) > smallest && 2 * count - 1 <= mostNodes) count = 2 * count - 1
  return count === nodes ? coarse : gridOf(population, count, range)
}

const mostNodes = 4001
