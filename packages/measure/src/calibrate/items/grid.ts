import { tileNodes } from '../kernel/kernel.ts'

/** Evenly spaced quadrature nodes on [-range, range]; padded to whole tiles with nodes that carry nothing. */
export type Grid = { readonly count: number; readonly padded: number; readonly nodes: Float64Array }

export function gridOf(count: number, range: number): Grid {
  const padded = Math.ceil(count / tileNodes) * tileNodes
  const nodes = new Float64Array(padded)
  for (let q = 0; q < count; q++) nodes[q] = -range + (2 * range * q) / (count - 1)
  return { count, padded, nodes }
}

/** Logarithm of the weight of a padding node: nothing, but finite. */
const nothing = -1e30

/** log w[q], w[q] = exp(-nodes[q]^2 / (2 sd^2)) / sum over nodes: the normal population on the grid. */
export function logPopulation({ count, padded, nodes }: Grid, sd: number): Float64Array {
  const log = new Float64Array(padded).fill(nothing)
  let sum = 0
  let top = -Infinity
  for (let q = 0; q < count; q++) {
    log[q] = -0.5 * (nodes[q]! / sd) ** 2
    top = Math.max(top, log[q]!)
  }
  for (let q = 0; q < count; q++) sum += Math.exp(log[q]! - top)
  const all = top + Math.log(sum)
  for (let q = 0; q < count; q++) log[q] = log[q]! - all
  return log
}

/** E theta^2 of that population on the grid. */
export function populationSquare(grid: Grid, sd: number): number {
  const log = logPopulation(grid, sd)
  let square = 0
  for (let q = 0; q < grid.count; q++) square += Math.exp(log[q]!) * grid.nodes[q]! ** 2
  return square
}
