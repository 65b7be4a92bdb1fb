/**
 * Symmetric positive definite matrices in rows, Float64Array of n x n. Everything is a product of two rows, so that memory is read
 * in order; the products are taken eight at a time, which keeps the sums in registers.
 */

/** A = L L' (Cholesky), in place: the lower triangle becomes L, the upper is not touched. Throws a RangeError when A is not positive definite. */
export function cholesky(a: Float64Array, n: number): void {
  const sums = new Float64Array(8)
  for (let j = 0; j < n; j += 4) {
    const columns = Math.min(4, n - j)
    for (let i = j; i < n; i += 2) {
      const rows = Math.min(2, n - i)
      products(a, i * n, rows, a, j * n, columns, n, 0, j, sums)
      for (let u = 0; u < rows; u++) {
        const row = (i + u) * n
        for (let v = 0; v < columns && j + v <= i + u; v++) {
          let value = a[row + j + v]! - sums[u * 4 + v]!
          for (let w = 0; w < v; w++) value -= a[row + j + w]! * a[(j + v) * n + j + w]!
          if (i + u === j + v) {
            if (!(value > 0)) throw new RangeError('The matrix is not positive definite.')
            a[row + j + v] = Math.sqrt(value)
          } else a[row + j + v] = value / a[(j + v) * n + j + v]!
        }
      }
    }
  }
}

/** Row j of the result holds column j of L^-1, from j on. */
export function inverseOfTriangle(l: Float64Array, n: number): Float64Array {
  const t = new Float64Array(n * n)
  const sums = new Float64Array(8)
  for (let j = 0; j < n; j += 2) {
    const columns = Math.min(2, n - j)
    for (let i = j; i < n; i += 4) {
      const rows = Math.min(4, n - i)
      // row by row of t against rows of l: t's zeros before its own start add nothing
      products(t, j * n, columns, l, i * n, rows, n, j, i, sums)
      for (let v = 0; v < columns; v++) {
        const own = (j + v) * n
        for (let u = 0; u < rows; u++) {
          if (i + u < j + v) continue
          let value = (i + u === j + v ? 1 : 0) - sums[v * 4 + u]!
          for (let w = 0; w < u; w++) value -= l[(i + u) * n + i + w]! * t[own + i + w]!
          t[own + i + u] = value / l[(i + u) * n + i + u]!
        }
      }
    }
  }
  return t
}

/** A^-1 from what `inverseOfTriangle` gives, into `a`, both triangles. */
export function inverseFrom(t: Float64Array, n: number, a: Float64Array): void {
  const sums = new Float64Array(8)
  for (let j = 0; j < n; j += 4) {
    const columns = Math.min(4, n - j)
    for (let i = j; i < n; i += 2) {
      const rows = Math.min(2, n - i)
      // before i the rows of t from i on are zero
      products(t, i * n, rows, t, j * n, columns, n, i, n, sums)
      for (let u = 0; u < rows; u++) {
        for (let v = 0; v < columns; v++) {
          a[(i + u) * n + j + v] = sums[u * 4 + v]!
          a[(j + v) * n + i + u] = sums[u * 4 + v]!
        }
      }
    }
  }
}

/** A^-1, in place, and log |A|. */
export function invert(a: Float64Array, n: number): number {
  cholesky(a, n)
  let logs = 0
  for (let i = 0; i < n; i++) logs += 2 * Math.log(a[i * n + i]!)
  inverseFrom(inverseOfTriangle(a, n), n, a)
  return logs
}

/** The same where rounding, or a likelihood that is flat, may have left the matrix not quite definite: as little is added to its diagonal as makes it so. */
export function invertStiffened(matrix: Float64Array, n: number): void {
  const plain = matrix.slice()
  for (let stiff = 1e-12; ; stiff *= 10) {
    try {
      invert(matrix, n)
      return
    } catch (error) {
      if (stiff > 1e6) throw error
      matrix.set(plain)
      for (let a = 0; a < n; a++) matrix[a * n + a]! += stiff * Math.max(1, Math.abs(plain[a * n + a]!))
    }
  }
}

/** sums[u * 4 + v] = sum over k from `from` to `to` of x[row u, k] y[row v, k], for up to 2 rows of x and 4 of y, n numbers a row. */
function products(
  x: Float64Array,
  xAt: number,
  rows: number,
  y: Float64Array,
  yAt: number,
  columns: number,
  n: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  // a row that is not there is the first one again: its sums are not looked at
  const [x0, x1] = [xAt, rows > 1 ? xAt + n : xAt]
  const y0 = yAt
  const y1 = columns > 1 ? yAt + n : yAt
  const y2 = columns > 2 ? yAt + 2 * n : yAt
  const y3 = columns > 3 ? yAt + 3 * n : yAt
  let a0 = 0
  let a1 = 0
  let a2 = 0
  let a3 = 0
  let b0 = 0
  let b1 = 0
  let b2 = 0
  let b3 = 0
  for (let k = from; k < to; k++) {
    const p = x[x0 + k]!
    const q = x[x1 + k]!
    const r = y[y0 + k]!
    const s = y[y1 + k]!
    const t = y[y2 + k]!
    const u = y[y3 + k]!
    a0 += p * r
    a1 += p * s
    a2 += p * t
    a3 += p * u
    b0 += q * r
    b1 += q * s
    b2 += q * t
    b3 += q * u
  }
  sums[0] = a0
  sums[1] = a1
  sums[2] = a2
  sums[3] = a3
  sums[4] = b0
  sums[5] = b1
  sums[6] = b2
  sums[7] = b3
}
