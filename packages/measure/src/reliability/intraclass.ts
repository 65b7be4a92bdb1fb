import { fQuantile, fTail } from '../distribution/f.ts'
import type { Table } from './ratings-table.ts'

/** The six of Shrout and Fleiss (1979): one rater or the mean of all (k); raters drawn anew for each person (1), drawn once (2), or the only ones there are (3). */
export type IntraclassType = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k'

export type Intraclass = {
  readonly type: IntraclassType
  /** Null where the formula divides by 0, which tables of two persons or two raters can do; so with the ends of the interval. */
  readonly icc: number | null
  /** Test against no agreement at all. */
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
  /** Confidence interval. */
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Intraclass correlations from the mean squares of persons (B), of all else (W), of raters (J) and of the rest (E); n persons, k raters:
 *   ICC1 = (B - W) / (B + (k-1) W)   ICC2 = (B - E) / (B + (k-1) E + k (J - E) / n)   ICC3 = (B - E) / (B + (k-1) E);  means of k: Shrout and Fleiss 1979, table 4
 * Refused with fewer than two persons or raters, and where persons do not differ, not even by chance. Where the rest does not vary at all, F is Infinity.
 */
export function intraclass(
  { rows: n, columns: k, values }: Table,
  confidence = 0.95,
): readonly Intraclass[] | { readonly refused: 'too few' | 'no variance' } {
  if (n < 2 || k < 2) return { refused: 'too few' }
  const { persons: b, within: w, raters: j, rest: e } = meanSquares(values, n, k)
  if (!(b + e > 0)) return { refused: 'no variance' }
  const tail = (1 - confidence) / 2
  const quantile = (df1: number, df2: number) => fQuantile(1 - tail, df1, df2)
  const [d1, dw, de] = [n - 1, n * (k - 1), (n - 1) * (k - 1)]
  const fw = b / w
  const fe = b / e
  const single = (f: number) => (f === Infinity ? 1 : (f - 1) / (f + k - 1))
  const mean = (f: number) => (f === 0 ? -Infinity : 1 - 1 / f)
  const second = (b - e) / (b + (k - 1) * e + (k * (j - e)) / n)
  const ends2 = endsOfSecond({ b, e, j, n, k, second, tail })
  const spearmanBrown = (icc: number) => (icc * k) / (1 + icc * (k - 1))
  const row = (type: IntraclassType, icc: number, f: number, df2: number, lower: number, upper: number): Intraclass => ({
    type,
    icc: known(icc),
    f,
    df1: d1,
    df2,
    p: fTail(f, d1, df2),
    lower: known(lower),
    upper: known(upper),
  })
  const [low1, high1] = [fw / quantile(d1, dw), fw * quantile(dw, d1)]
  const [low3, high3] = [fe / quantile(d1, de), fe * quantile(de, d1)]
  return [
    row('ICC1', single(fw), fw, dw, single(low1), single(high1)),
    row('ICC2', second, fe, de, ends2.lower, ends2.upper),
    row('ICC3', single(fe), fe, de, single(low3), single(high3)),
    row('ICC1k', mean(fw), fw, dw, mean(low1), mean(high1)),
    row('ICC2k', (b - e) / (b + (j - e) / n), fe, de, spearmanBrown(ends2.lower), spearmanBrown(ends2.upper)),
    row('ICC3k', mean(fe), fe, de, mean(low3), mean(high3)),
  ]
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** Satterthwaite's approximation (Shrout and Fleiss 1979, p. 424). */
function endsOfSecond(of: { b: number; e: number; j: number; n: number; k: number; second: number; tail: number }): {
  lower: number
  upper: number
} {
  const { b, e, j, n, k, second, tail } = of
  if (e === 0) return { lower: second, upper: second }
  const fj = j / e
  const other = n * (1 + (k - 1) * second) - k * second
  const v = ((k - 1) * (n - 1) * (k * second * fj + other) ** 2) / ((n - 1) * k * k * second * second * fj * fj + other * other)
  const above = fQuantile(1 - tail, n - 1, v)
  const below = fQuantile(1 - tail, v, n - 1)
  const rest = k * j + (k * n - k - n) * e
  return { lower: (n * (b - above * e)) / (above * rest + n * b), upper: (n * (below * b - e)) / (rest + n * below * b) }
}

type MeanSquares = { readonly persons: number; readonly within: number; readonly raters: number; readonly rest: number }

export function meanSquares(values: Float64Array, n: number, k: number): MeanSquares {
  const personMeans = new Float64Array(n)
  const raterMeans = new Float64Array(k)
  for (let i = 0; i < n; i++)
    for (let c = 0; c < k; c++) {
      personMeans[i]! += values[i * k + c]! / k
      raterMeans[c]! += values[i * k + c]! / n
    }
  const grand = raterMeans.reduce((sum, mean) => sum + mean, 0) / k
  const squares = (list: Float64Array) => list.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)
  let rest = 0
  for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) rest += (values[i * k + c]! - personMeans[i]! - raterMeans[c]! + grand) ** 2
  const raters = n * squares(raterMeans)
  // what rounding leaves of nothing is nothing
  const scale = values.reduce((sum, value) => sum + value * value, 0)
  const clean = (sum: number) => (sum < 1e-24 * scale ? 0 : sum)
  return {
    persons: clean(k * squares(personMeans)) / (n - 1),
    within: clean(raters + rest) / (n * (k - 1)),
    raters: clean(raters) / (k - 1),
    rest: clean(rest) / ((n - 1) * (k - 1)),
  }
}
