import { chiSquareTail } from '../../distribution/chi-square.ts'
import { chancesOnGrid, type FittedCurves } from './fitted-curves.ts'

/** How well an item's curve fits the answers: chi-square, its degrees of freedom, the chance of one as large where the curve is right. Null where too few people answered everything. */
export type ItemFit = { readonly id: string; readonly chiSquare: number | null; readonly degrees: number; readonly chance: number | null }

/** Cells with fewer expected are joined with a neighbour. */
const leastExpected = 1

/**
 * S-X2 (Orlando and Thissen 2000; more than two categories Kang and Chen 2008): among the people with sum score k, how many answered the item in category c, and how many should have:
 *   E[k][c] = sum over theta of w(theta) P(c | theta) f(k - c, other items | theta) / the same summed over c.
 * The groups are formed by what is seen, the score, and not by estimates that depend on the curves; that is why it, and not a residual around estimated levels, is reported here. People who
 * left an item out have no score to compare and are not used.
 */
export function itemFit(curves: FittedCurves): readonly ItemFit[] {
  const { categories } = curves
  const top = categories.reduce((sum, count) => sum + count - 1, 0)
  const observed = observedCounts(curves, top)
  const expected = expectedShares(curves, top)
  return curves.items.map((id, j): ItemFit => {
    const cells: (readonly [number, number])[] = []
    let groups = 0
    for (let k = 1; k < top; k++) {
      const shares = expected[j]!.subarray(k * categories[j]!, (k + 1) * categories[j]!)
      const counts = observed[j]!.subarray(k * categories[j]!, (k + 1) * categories[j]!)
      const n = counts.reduce((a, b) => a + b, 0)
      const all = shares.reduce((a, b) => a + b, 0)
      if (n === 0 || !(all > 0)) continue
      const joined = joinedCells(
        shares.map((share) => (n * share) / all),
        counts,
      )
      if (joined.length < 2) continue
      groups += 1
      cells.push(...joined)
    }
    const degrees = cells.length - groups - curves.parameters[j]!
    if (degrees < 1) return { id, chiSquare: null, degrees: Math.max(0, degrees), chance: null }
    const chiSquare = cells.reduce((sum, [o, e]) => sum + (o - e) ** 2 / e, 0)
    return { id, chiSquare, degrees, chance: chiSquareTail(chiSquare, degrees) }
  })
}

/** Neighbouring categories joined until each cell is expected often enough; pairs of observed and expected. */
function joinedCells(expected: Float64Array, observed: Float64Array): readonly (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = []
  let [o, e] = [0, 0]
  for (let c = 0; c < expected.length; c++) {
    o += observed[c]!
    e += expected[c]!
    if (e < leastExpected) continue
    cells.push([o, e])
    o = 0
    e = 0
  }
  const last = cells.pop()
  return last ? [...cells, [last[0] + o, last[1] + e]] : []
}

/** People with score k who answered item j in category c, at [j][k categories + c]. */
function observedCounts(curves: FittedCurves, top: number): readonly Float64Array[] {
  const counts = curves.categories.map((count) => new Float64Array((top + 1) * count))
  for (let p = 0; p < curves.persons; p++) {
    const answers = curves.items.map((_, j) => curves.category(j, p))
    if (answers.includes(-1)) continue
    const score = answers.reduce((a, b) => a + b, 0)
    answers.forEach((category, j) => {
      const at = score * curves.categories[j]! + category
      counts[j]![at] = counts[j]![at]! + curves.weights[p]!
    })
  }
  return counts
}

/** The share of the population with score k and item j in category c. */
function expectedShares(curves: FittedCurves, top: number): readonly Float64Array[] {
  const { categories, grid, population } = curves
  const chances = chancesOnGrid(curves)
  const shares = categories.map((count) => new Float64Array((top + 1) * count))
  for (let q = 0; q < grid.count; q++) {
    const items = chances.map((nodes) => nodes[q]!)
    eachWithout(items, 0, items.length, Float64Array.of(population[q]!), (j, others) => {
      const [share, item] = [shares[j]!, items[j]!]
      for (let c = 0; c < item.length; c++)
        for (let s = 0; s < others.length; s++) {
          const at = (s + c) * item.length + c
          share[at] = share[at]! + item[c]! * others[s]!
        }
    })
  }
  return shares
}

/** Visits every item with the distribution of the score on all the others, by halves: what is outside a half is carried into it. */
function eachWithout(
  items: readonly Float64Array[],
  from: number,
  to: number,
  outside: Float64Array,
  visit: (j: number, others: Float64Array) => void,
): void {
  if (to - from === 1) {
    visit(from, outside)
    return
  }
  const middle = (from + to) >> 1
  eachWithout(items, from, middle, items.slice(middle, to).reduce(convolved, outside), visit)
  eachWithout(items, middle, to, items.slice(from, middle).reduce(convolved, outside), visit)
}

function convolved(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(a.length + b.length - 1)
  for (let i = 0; i < a.length; i++) for (let k = 0; k < b.length; k++) product[i + k] = product[i + k]! + a[i]! * b[k]!
  return product
}
