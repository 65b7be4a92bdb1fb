import { covariancesOf, type Table } from './ratings-table.ts'

export type Alpha = {
  readonly alpha: number
  /** Of items brought to one variance: from the mean correlation alone. Null where an item does not vary. */
  readonly standardised: number | null
  /** Alpha of the others, for each item; null with two items, where nothing is left to agree. */
  readonly without: readonly (number | null)[]
  /** Correlation of each item with the sum of the others; null where either does not vary. */
  readonly itemRest: readonly (number | null)[]
}

/**
 * Coefficient alpha (Guttman 1945, Cronbach 1951): k / (k - 1) (1 - sum of the items' variances / variance of the sum). A lower bound of reliability where
 * errors are uncorrelated. Refused with fewer than two items or persons, or where nobody differs from anybody.
 */
export function alpha(table: Table): Alpha | { readonly refused: 'too few' | 'no variance' } {
  if (table.columns < 2 || table.rows < 2) return { refused: 'too few' }
  const k = table.columns
  const covariances = covariancesOf(table)
  const items = Array.from({ length: k }, (_, j) => j)
  const all = alphaOf(covariances, k, items)
  if (all === null) return { refused: 'no variance' }
  const variances = items.map((j) => covariances[j * k + j]!)
  const correlations = covariances.map((value, at) => value / Math.sqrt(variances[Math.floor(at / k)]! * variances[at % k]!))
  const total = covariances.reduce((sum, value) => sum + value, 0)
  return {
    alpha: all,
    standardised: variances.every((variance) => variance > 0) ? alphaOf(correlations, k, items) : null,
    without: items.map((j) =>
      k === 2
        ? null
        : alphaOf(
            covariances,
            k,
            items.filter((other) => other !== j),
          ),
    ),
    itemRest: items.map((j) => {
      const row = items.reduce((sum, other) => sum + covariances[j * k + other]!, 0)
      const rest = total - 2 * row + variances[j]!
      const spread = Math.sqrt(variances[j]! * rest)
      return spread > 0 ? (row - variances[j]!) / spread : null
    }),
  }
}

function alphaOf(covariances: Float64Array, k: number, items: readonly number[]): number | null {
  let [own, all] = [0, 0]
  for (const i of items) for (const j of items) all += covariances[i * k + j]!
  for (const i of items) own += covariances[i * k + i]!
  return all > 0 ? (items.length / (items.length - 1)) * (1 - own / all) : null
}
