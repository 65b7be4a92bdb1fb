import type { Curve } from '../scores/curves/curve.ts'
import { curveOf } from '../scores/curves/index.ts'
import type { FittedItems } from '../scores/fitted-items.ts'
import { type Grid, gridOf } from '../scores/grid.ts'
import type { Population } from '../scores/prepared.ts'

/** Items laid out so that a test over thousands of them can choose in a fraction of a millisecond. Made once, shared by all who take the test. */
export type Bank = {
  readonly items: FittedItems
  readonly curves: readonly Curve[]
  readonly grid: Grid
  /** Row of an item's category 0 in `likelihoods`; the others follow. */
  readonly rows: Int32Array
  /** P(answer = category) at every node, a row for each category of each item. */
  readonly likelihoods: Float64Array
  /** The logarithms of the same. */
  readonly logs: Float64Array
  /** Items by the most information they ever give, most first. */
  readonly byInformation: Int32Array
}

/** Throws a RangeError for a grid that is none. Memory: 16 bytes a node and category. */
export function openBank(
  items: FittedItems,
  {
    nodes = 61,
    range = 6,
    population = items.population ?? { mean: 0, sd: 1 },
  }: { nodes?: number; range?: number; population?: Population } = {},
): Bank {
  const curves = items.items.map((item) => curveOf(items.model, item))
  const grid = gridOf(population, nodes, range)
  const rows = new Int32Array(curves.length + 1)
  curves.forEach(({ categories }, i) => {
    rows[i + 1] = rows[i]! + categories
  })
  const logs = new Float64Array(rows[curves.length]! * nodes)
  curves.forEach((curve, i) => {
    for (let k = 0; k < curve.categories; k++)
      for (let q = 0; q < nodes; q++) logs[(rows[i]! + k) * nodes + q] = curve.log(grid.nodes[q]!, k)
  })
  const likelihoods = logs.map(Math.exp)
  const byInformation = Int32Array.from(curves, (_, i) => i).sort(
    (x, y) => curves[y]!.mostInformation - curves[x]!.mostInformation || x - y,
  )
  return { items, curves, grid, rows, likelihoods, logs, byInformation }
}
