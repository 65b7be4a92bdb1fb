import type { Responses } from '../../responses.ts'
import { type Grid, gridOf, logPopulation } from '../items/grid.ts'
import { itemModels } from '../items/item-models.ts'
import type { CalibratedItems } from '../items/presented.ts'

/** Calibrated items as chances, and people's answers to them as categories: what every judgement of fit begins with. */
export type FittedCurves = {
  readonly items: readonly string[]
  readonly persons: number
  /** Parameters that are free in each item. */
  readonly parameters: readonly number[]
  readonly categories: readonly number[]
  readonly grid: Grid
  /** Chance of each node of the grid in the population. */
  readonly population: Float64Array
  /** P(category | theta) of item j, by category. */
  chances(j: number, theta: number): Float64Array
  /** Category in which person p answered item j; -1 where there is no answer. */
  category(j: number, p: number): number
  readonly weights: Float64Array
}

const unit = { count: 1, padded: 1 } as const

/** Throws a RangeError where the answers are to other items, or the items are of a conditional fit, which knows no population. */
export function fittedCurves(found: CalibratedItems, responses: Responses): FittedCurves {
  const model = itemModels.find(({ id }) => id === found.model)!
  if (!found.population)
    throw new RangeError('Fit is judged over a population; a conditional calibration has none. Calibrate by marginal maximum likelihood.')
  const places = found.items.map(({ id }) => responses.items.indexOf(id))
  const lost = places.indexOf(-1)
  if (lost >= 0) throw new RangeError(`There are no answers to item ${found.items[lost]!.id}.`)
  const parameters = found.items.map(({ a, d, g }) => Float64Array.of(a, ...d, ...(g === undefined ? [] : [Math.log(g / (1 - g))])))
  const categories = found.items.map(({ d }) => d.length + 1)
  const digits = found.items.map(({ values }, j) => {
    const digit = new Int16Array(256).fill(-1)
    for (let c = 0; c < categories[j]!; c++) digit[values?.[c] ?? c] = c
    return digit
  })
  const free = model.common ? 1 : 0
  const fixed = model.id === 'rasch' || model.id === 'pcm' ? 1 : 0
  const grid = gridOf(61, 6 * Math.max(1, found.population.sd))
  return {
    items: found.items.map(({ id }) => id),
    persons: responses.persons,
    parameters: parameters.map((par) => free || par.length - fixed),
    categories,
    grid,
    population: logPopulation(grid, found.population.sd).map(Math.exp),
    chances(j, theta) {
      const log = new Float64Array(categories[j]!)
      model.curve.logChances(parameters[j]!, 0, categories[j]!, { ...unit, nodes: Float64Array.of(theta) }, log, 0)
      return log.map(Math.exp)
    },
    category: (j, p) => digits[j]![responses.answers[places[j]! * responses.persons + p]!]!,
    weights: responses.weights ?? new Float64Array(responses.persons).fill(1),
  }
}

/** Chances of all items on all nodes, [item][node][category]. */
export function chancesOnGrid(curves: FittedCurves): readonly (readonly Float64Array[])[] {
  return curves.items.map((_, j) => Array.from(curves.grid.nodes.subarray(0, curves.grid.count), (theta) => curves.chances(j, theta)))
}

/** Expected a posteriori level of a person; that of the population where nothing was answered. */
export function levelOf(curves: FittedCurves, logs: readonly (readonly Float64Array[])[], p: number): number {
  const { count, nodes } = curves.grid
  const log = curves.population.map(Math.log)
  for (let j = 0; j < curves.items.length; j++) {
    const category = curves.category(j, p)
    if (category >= 0) for (let q = 0; q < count; q++) log[q] = log[q]! + logs[j]![q]![category]!
  }
  let top = -Infinity
  for (let q = 0; q < count; q++) top = Math.max(top, log[q]!)
  let [all, first] = [0, 0]
  for (let q = 0; q < count; q++) {
    const weight = Math.exp(log[q]! - top)
    all += weight
    first += weight * nodes[q]!
  }
  return first / all
}

/** The same as logarithms, never infinite. */
export const logsOf = (chances: readonly (readonly Float64Array[])[]): readonly (readonly Float64Array[])[] =>
  chances.map((nodes) => nodes.map((row) => row.map((chance) => Math.log(Math.max(chance, 1e-300)))))
