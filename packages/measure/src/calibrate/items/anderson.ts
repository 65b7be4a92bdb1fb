import { solvePositive } from './solve.ts'

/**
 * Anderson's acceleration of x <- G(x) (Anderson 1965; for EM Henderson and Varadhan 2019): from the last few residuals f = G(x) - x the next point is
 *   x + f - sum over i of w[i] (dx[i] + df[i]),   w least squares for f = sum w df,
 * which for a map that is nearly linear removes as many slow directions as are remembered.
 */
export class Anderson {
  readonly #most: number
  #points: Float64Array[] = []
  #residuals: Float64Array[] = []
  #last: { x: Float64Array; f: Float64Array } | null = null

  constructor(most: number) {
    this.#most = most
  }

  forget(): void {
    this.#points = []
    this.#residuals = []
    this.#last = null
  }

  next(x: Float64Array, image: Float64Array): Float64Array {
    const f = image.map((g, i) => g - x[i]!)
    if (this.#last) {
      const { x: before, f: residual } = this.#last
      this.#points.push(x.map((value, i) => value - before[i]!))
      this.#residuals.push(f.map((value, i) => value - residual[i]!))
      if (this.#points.length > this.#most) {
        this.#points.shift()
        this.#residuals.shift()
      }
    }
    this.#last = { x: x.slice(), f }
    const count = this.#residuals.length
    if (count === 0) return image
    const products = new Float64Array(count * count)
    const weights = new Float64Array(count)
    let trace = 0
    for (let i = 0; i < count; i++) {
      weights[i] = dot(this.#residuals[i]!, f)
      for (let k = 0; k <= i; k++) products[i * count + k] = dot(this.#residuals[i]!, this.#residuals[k]!)
      trace += products[i * count + i]!
    }
    for (let i = 0; i < count; i++) products[i * count + i] = products[i * count + i]! + 1e-14 * trace
    solvePositive(products, weights, count)
    const next = image.slice()
    for (let i = 0; i < count; i++) {
      const [dx, df] = [this.#points[i]!, this.#residuals[i]!]
      for (let k = 0; k < next.length; k++) next[k] = next[k]! - weights[i]! * (dx[k]! + df[k]!)
    }
    return next
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
