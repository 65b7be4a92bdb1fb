import { chancesOnGrid, type FittedCurves, levelOf, logsOf } from './fitted-curves.ts'

/** Two items, the correlation of what is left of their answers when the level is taken out, and how far that is above the mean of all pairs. */
export type DependentPair = { readonly first: string; readonly second: string; readonly correlation: number; readonly above: number }

/** Pairs answered together by fewer people are left out; of more people than this an even sample is taken. */
const [fewest, mostPersons] = [10, 5000]

/**
 * Q3 (Yen 1984): correlations of residuals x - E(x | level). They are below 0 even where nothing is wrong, since each answer helped to find the level; so each is also given as its distance
 * from the mean of all pairs (Christensen, Makransky and Horton 2017), where more than about .2 means that two items share something beside the level. Highest first.
 */
export function localDependence(curves: FittedCurves): readonly DependentPair[] {
  const logs = logsOf(chancesOnGrid(curves))
  const step = Math.max(1, Math.ceil(curves.persons / mostPersons))
  const residuals = curves.items.map(() => [] as number[])
  const weights: number[] = []
  for (let p = 0; p < curves.persons; p += step) {
    const theta = levelOf(curves, logs, p)
    weights.push(curves.weights[p]!)
    residuals.forEach((column, j) => {
      const category = curves.category(j, p)
      const expected = curves.chances(j, theta).reduce((sum, chance, c) => sum + c * chance, 0)
      column.push(category < 0 ? Number.NaN : category - expected)
    })
  }
  const pairs: { first: string; second: string; correlation: number }[] = []
  for (let j = 1; j < curves.items.length; j++)
    for (let i = 0; i < j; i++) {
      const correlation = correlated(residuals[i]!, residuals[j]!, weights)
      if (correlation !== null) pairs.push({ first: curves.items[i]!, second: curves.items[j]!, correlation })
    }
  const mean = pairs.reduce((sum, { correlation }) => sum + correlation, 0) / Math.max(1, pairs.length)
  return pairs.map((pair) => ({ ...pair, above: pair.correlation - mean })).toSorted((a, b) => b.above - a.above)
}

/** Over those who have both; null where they are too few, or all alike. */
function correlated(a: readonly number[], b: readonly number[], weights: readonly number[]): number | null {
  let [count, n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0, 0]
  for (let p = 0; p < a.length; p++) {
    const [u, v, weight] = [a[p]!, b[p]!, weights[p]!]
    if (Number.isNaN(u) || Number.isNaN(v) || weight === 0) continue
    count += 1
    n += weight
    x += weight * u
    y += weight * v
    xx += weight * u * u
    yy += weight * v * v
    xy += weight * u * v
  }
  const [varX, varY] = [xx / n - (x / n) ** 2, yy / n - (y / n) ** 2]
  if (count < fewest || !(varX > 1e-12) || !(varY > 1e-12)) return null
  return (xy / n - (x / n) * (y / n)) / Math.sqrt(varX * varY)
}
