import { multiply, type PairSystem } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'

const [probes, depth] = [8, 24]

/**
 * log |S| of the raters `chosen` (whole parts of the graph) by stochastic Lanczos quadrature (Ubaru, Chen and Saad 2017): with D the diagonal of S,
 * log |D| + trace log(D^-1/2 S D^-1/2), the trace from 8 vectors of random signs and 24 Lanczos steps each.
 */
export function logDeterminantOf(ratings: RatingTable, system: PairSystem, chosen: (rater: number) => boolean): number {
  const size = system.rater.length
  const root = Float64Array.from({ length: size }, (_, r) => (chosen(r) ? Math.sqrt(system.raterAlone[r]!) : 0))
  let [sum, count] = [0, 0]
  for (const value of root) {
    if (value === 0) continue
    sum += 2 * Math.log(value)
    count++
  }
  let [state, traces] = [0x1b873593, 0]
  for (let probe = 0; probe < probes; probe++) {
    const start = root.map((value) => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return value === 0 ? 0 : state < 0 ? -1 : 1
    })
    traces += count * logAlong(ratings, system, root, start)
  }
  return sum + traces / probes
}

/** v' log(A) v for the unit vector along `start`, A = D^-1/2 S D^-1/2: by the eigenvalues of the tridiagonal matrix Lanczos' steps make. */
function logAlong(ratings: RatingTable, system: PairSystem, root: Float64Array, start: Float64Array): number {
  const size = start.length
  const scaled = new Float64Array(size)
  const image = new Float64Array(size)
  let before = new Float64Array(size)
  const norm = Math.sqrt(dot(start, start))
  let now = start.map((value) => value / norm)
  const [diagonal, off]: [number[], number[]] = [[], []]
  for (let step = 0; step < depth; step++) {
    for (let r = 0; r < size; r++) scaled[r] = root[r] === 0 ? 0 : now[r]! / root[r]!
    multiply(ratings, system, scaled, image, 1)
    for (let r = 0; r < size; r++) image[r] = root[r] === 0 ? 0 : image[r]! / root[r]!
    const along = dot(image, now)
    diagonal.push(along)
    const last = off.at(-1) ?? 0
    const next = image.map((value, r) => value - along * now[r]! - last * before[r]!)
    const length = Math.sqrt(dot(next, next))
    if (length < 1e-8) break
    off.push(length)
    before = now
    now = next.map((value) => value / length)
  }
  return firstRowOfLog(diagonal, off)
}

/** sum over eigenvalues of log(value) times the square of the eigenvector's first entry, by Jacobi's rotations of the small tridiagonal matrix. */
function firstRowOfLog(diagonal: readonly number[], off: readonly number[]): number {
  const n = diagonal.length
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? diagonal[i]! : Math.abs(i - j) === 1 ? off[Math.min(i, j)]! : 0)),
  )
  const first: number[] = Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0))
  for (let sweep = 0; sweep < 30; sweep++) {
    let rest = 0
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p]![q]!
        rest += apq * apq
        if (Math.abs(apq) < 1e-14) continue
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!]
          a[k]![p] = c * x - s * y
          a[k]![q] = s * x + c * y
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!]
          a[p]![k] = c * x - s * y
          a[q]![k] = s * x + c * y
        }
        const [x, y] = [first[p]!, first[q]!]
        first[p] = c * x - s * y
        first[q] = s * x + c * y
      }
    }
    if (rest < 1e-20) break
  }
  return first.reduce((sum, value, i) => sum + value * value * Math.log(Math.max(a[i]![i]!, 1e-12)), 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let r = 0; r < a.length; r++) sum += a[r]! * b[r]!
  return sum
}
