import { normalCdf, normalQuantile } from '@evenkeel/measure'
import { type LatticePoints, lattice, mostDimensions } from './lattice.ts'

/**
 * P(X_1 >= 0, ..., X_m >= 0) for X ~ N(gaps, covariance); `covariance` row by row, m x m, may be singular.
 * Separation of variables (Genz 1992, J. Comput. Graph. Stat. 1, 141-149): with X = gaps + C y, y standard normal,
 *   P = integral over the unit cube of the product over q of e_q,   e_q = P(low_q <= y_q <= high_q | y_1 .. y_{q-1})
 * where every row bounds the last y it depends on, so that rows which say the same, or the opposite, share one y
 * (singular covariance: Genz and Kwong 2000, J. Stat. Comput. Simul. 68, 1-21). The rows with the least chance come first
 * (beyond the lattice's dimensions, the surest rows take the middle of what is left to them). Deterministic. Absolute error: see the table in README.md.
 */
export function orthant(gaps: ArrayLike<number>, covariance: ArrayLike<number>, points: LatticePoints = 1024): number {
  const columns = factorise(gaps, covariance)
  if (columns === 'impossible') return 0
  const dimensions = columns.length - 1
  if (dimensions < 0) return 1
  if (dimensions === 0) return share(bounds(columns[0]!, noValues, { low: 0, high: 0 }))
  const width = Math.min(dimensions, mostDimensions)
  const cube = coordinates(points, width)
  const y = new Float64Array(dimensions)
  const interval = { low: 0, high: 0 }
  let sum = 0
  for (let k = 0; k < points; k++) {
    let product = 1
    for (let q = 0; q <= dimensions && product > 0; q++) {
      bounds(columns[q]!, y, interval)
      const part = share(interval)
      product *= part
      if (q < dimensions && part > 0) y[q] = within(interval, part, q < width ? cube[k * width + q]! : 0.5)
    }
    sum += product
  }
  return sum / points
}

/** The rows that bound one y: each says gap + before . y + last y_q >= 0. */
type Row = { readonly gap: number; readonly before: Float64Array; readonly last: number }
type Interval = { low: number; high: number }

const noValues = new Float64Array(0)

function bounds(rows: readonly Row[], y: Float64Array, into: Interval): Interval {
  into.low = -Infinity
  into.high = Infinity
  for (const { gap, before, last } of rows) {
    let reach = gap
    for (let j = 0; j < before.length; j++) reach += before[j]! * y[j]!
    const edge = -reach / last
    if (last > 0) into.low = Math.max(into.low, edge)
    else into.high = Math.min(into.high, edge)
  }
  return into
}

function share({ low, high }: Interval): number {
  if (high === Infinity) return normalCdf(-low)
  return Math.max(0, low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low))
}

/** The point of the interval that leaves the share u of it on the far side; counted from the upper tail, where it is exact. */
function within({ low, high }: Interval, part: number, u: number): number {
  const above = high === Infinity ? 0 : normalCdf(-high)
  const y = -normalQuantile(Math.min(1 - 1e-16, Math.max(1e-300, above + u * part)))
  return Math.min(high, Math.max(low, y))
}

/** Cholesky with the tightest rows first; a row without variance of its own joins the last y it depends on. */
function factorise(gaps: ArrayLike<number>, covariance: ArrayLike<number>): Row[][] | 'impossible' {
  const m = gaps.length
  const sd = Array.from({ length: m }, (_, i) => Math.sqrt(Math.max(0, covariance[i * m + i]!)))
  const certain = (i: number) => sd[i]! < 1e-9
  const tightness = Array.from(gaps as ArrayLike<number>, (gap, i) => gap / sd[i]!)
  const order = tightness.map((_, i) => i).filter((i) => !certain(i))
  if (tightness.some((_, i) => certain(i) && gaps[i]! < 0)) return 'impossible'
  order.sort((a, b) => tightness[a]! - tightness[b]! || a - b)

  const columns: Row[][] = []
  const pivots: { readonly row: number; readonly coefficients: readonly number[] }[] = []
  for (const i of order) {
    const coefficients: number[] = []
    let left = sd[i]! ** 2
    for (let j = 0; j < pivots.length; j++) {
      const pivot = pivots[j]!
      let value = covariance[i * m + pivot.row]!
      for (let l = 0; l < j; l++) value -= coefficients[l]! * pivot.coefficients[l]!
      value /= pivot.coefficients[j]!
      coefficients.push(value)
      left -= value * value
    }
    if (left > 1e-9 * sd[i]! ** 2) {
      coefficients.push(Math.sqrt(left))
      pivots.push({ row: i, coefficients })
      columns.push([rowOf(gaps[i]!, coefficients, pivots.length - 1)])
    } else {
      const last = coefficients.findLastIndex((value) => Math.abs(value) > 1e-4 * sd[i]!)
      columns[last]!.push(rowOf(gaps[i]!, coefficients, last))
    }
  }
  return columns
}

function rowOf(gap: number, coefficients: readonly number[], last: number): Row {
  return { gap, before: Float64Array.from(coefficients.slice(0, last)), last: coefficients[last]! }
}

/** Lattices are constants that take a moment to write out: kept once made. */
const made = new Map<string, Float64Array>()
function coordinates(points: LatticePoints, dimensions: number): Float64Array {
  const key = `${points}x${dimensions}`
  const kept = made.get(key) ?? lattice(points, dimensions)
  made.set(key, kept)
  return kept
}
