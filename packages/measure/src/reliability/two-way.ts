import { meanSquares } from './intraclass.ts'
import type { Table } from './ratings-table.ts'

/**
 * Variance components of persons x raters, every cell filled once, from the mean squares: person = (B - E) / k, rater = (J - E) / n, rest = E. An estimate
 * below 0 says that it is near 0.
 */
export function twoWayComponents({ rows: n, columns: k, values }: Table): {
  readonly person: number
  readonly rater: number
  readonly rest: number
} {
  const { persons, raters, rest } = meanSquares(values, n, k)
  return { person: (persons - rest) / k, rater: (raters - rest) / n, rest }
}
