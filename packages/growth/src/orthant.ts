import { fastCdf, fastQuantile } from './fast-normal.ts'
import { type LatticePoints, lattice, mostDimensions } from './lattice.ts'

/**
 * P(X_1 >= 0, ..., X_m >= 0) for X ~ N(gaps, covariance); `covariance` row by row, m x m, may be singular.
 * Separation of variables (Genz 1992, J. Comput. Graph. Stat. 1, 141-149): with X = gaps + C y, y standard normal,
 *   P = integral over the unit cube of the product over q of e_q,   e_q = P(low_q <= y_q <= high_q | y_1 .. y_{q-1})
 * where every row bounds the last y it depends on, so that rows which say the same, or the opposite, share one y
 * (singular covariance: Genz and Kwong 2000, J. Stat. Comput. Simul. 68, 1-21). The rows with the least chance come first (beyond
 * the lattice's dimensions, the surest take the middle of what is left to them). Deterministic. Errors: the table in README.md.
 */
export function orthant(gaps: ArrayLike<number>, covariance: ArrayLike<number>, points: LatticePoints = 1024): number {
  const bounds = factorise(gaps, covariance)
  if (bounds === 'impossible') return 0
  const dimensions = bounds.unknowns - 1
  if (dimensions < 0) return 1
  const width = Math.min(dimensions, mostDimensions)
  const cube = coordinates(points, width)
  const y = new Float64Array(bounds.unknowns)
  if (dimensions === 0) return product(bounds, y, cube, 0, width)
  let sum = 0
  for (let k = 0; k < points; k++) sum += product(bounds, y, cube, k * width, width)
  return sum / points
}

/**
 * The rows of X = gaps + C y, grouped by the last y they depend on: rows starts[q] to starts[q + 1] bound y_q from below
 * (inverse > 0) or above, at -(gap + before . y) inverse; `before` holds `unknowns` coefficients a row.
 */
type Bounds = {
  readonly unknowns: number
  readonly starts: Int32Array
  readonly gaps: Float64Array
  readonly inverses: Float64Array
  readonly before: Float64Array
}

/** The integrand at one point of the cube, whose coordinates start at `at`. This is where the time goes: no objects, no calls but Phi's. */
function product(
  { unknowns, starts, gaps, inverses, before }: Bounds,
  y: Float64Array,
  cube: Float64Array,
  at: number,
  width: number,
): number {
  let all = 1
  for (let q = 0; q < unknowns; q++) {
    let low = -Infinity
    let high = Infinity
    const end = starts[q + 1]!
    for (let row = starts[q]!; row < end; row++) {
      let reach = gaps[row]!
      const from = row * unknowns
      for (let j = 0; j < q; j++) reach += before[from + j]! * y[j]!
      const inverse = inverses[row]!
      const edge = -reach * inverse
      if (inverse > 0) {
        if (edge > low) low = edge
      } else if (edge < high) high = edge
    }
    const above = high === Infinity ? 0 : fastCdf(-high)
    const part = low < high ? between(low, high, above) : 0
    all *= part
    if (all === 0) return 0
    // the point that leaves the share u of the interval above it, counted from the upper tail, where Phi is exact
    const u = q < width ? cube[at + q]! : 0.5
    if (q < unknowns - 1) y[q] = Math.min(high, Math.max(low, -fastQuantile(Math.min(1 - 1e-16, Math.max(1e-300, above + u * part)))))
  }
  return all
}

/** P(low <= Z <= high), taken in the tail the interval lies in; `above` is P(Z > high). */
function between(low: number, high: number, above: number): number {
  return low > 0 || above === 0 ? fastCdf(-low) - above : fastCdf(high) - fastCdf(low)
}

/** Cholesky with the tightest rows first; a row without variance of its own joins the last y it depends on. */
function factorise(gaps: ArrayLike<number>, covariance: ArrayLike<number>): Bounds | 'impossible' {
  const m = gaps.length
  const sd = Array.from({ length: m }, (_, i) => Math.sqrt(Math.max(0, covariance[i * m + i]!)))
  const order: number[] = []
  for (let i = 0; i < m; i++) {
    if (sd[i]! >= 1e-9) order.push(i)
    else if (gaps[i]! < 0) return 'impossible'
  }
  order.sort((a, b) => gaps[a]! / sd[a]! - gaps[b]! / sd[b]! || a - b)

  const pivots: { readonly row: number; readonly coefficients: readonly number[] }[] = []
  const groups: { readonly gap: number; readonly coefficients: readonly number[] }[][] = []
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
      groups.push([])
    }
    const last = coefficients.findLastIndex((value) => Math.abs(value) > 1e-5 * sd[i]!)
    groups[last]!.push({ gap: gaps[i]!, coefficients: coefficients.slice(0, last + 1) })
  }
  return boundsOf(groups)
}

function boundsOf(groups: readonly (readonly { readonly gap: number; readonly coefficients: readonly number[] }[])[]): Bounds {
  const unknowns = groups.length
  const rows = groups.flat()
  const starts = new Int32Array(unknowns + 1)
  groups.forEach((group, q) => {
    starts[q + 1] = starts[q]! + group.length
  })
  const before = new Float64Array(rows.length * unknowns)
  rows.forEach(({ coefficients }, row) => void before.set(coefficients.slice(0, -1), row * unknowns))
  return {
    unknowns,
    starts,
    gaps: Float64Array.from(rows, ({ gap }) => gap),
    inverses: Float64Array.from(rows, ({ coefficients }) => 1 / coefficients.at(-1)!),
    before,
  }
}

/** Lattices are constants that take a moment to write out: kept once made. */
const made = new Map<string, Float64Array>()
function coordinates(points: LatticePoints, dimensions: number): Float64Array {
  const key = `${points}x${dimensions}`
  const kept = made.get(key) ?? lattice(points, dimensions)
  made.set(key, kept)
  return kept
}
