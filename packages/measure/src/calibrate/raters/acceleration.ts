import { cholesky } from './dense.ts'

const memory = 4

/** The furthest any number may jump beyond what the iteration itself says, in logits or logarithms. */
const furthest = 1

/**
 * Extrapolation (Anderson 1965; Walker and Ni 2011) of an iteration that changes `state` in place. After each iteration the state becomes the
 * mixture of the last few iterations' results whose changes would have cancelled best; where changes grow instead, it forgets and begins anew.
 * Each array counts by its mean square, so that thousands of persons do not drown three variances.
 */
export class Acceleration {
  readonly #state: readonly Float64Array[]
  readonly #start: Float64Array[]
  #result: Float64Array[] | null = null
  #change: Float64Array[]
  #results: Float64Array[][] = []
  #changes: Float64Array[][] = []
  #smallest = Number.POSITIVE_INFINITY

  constructor(state: readonly Float64Array[]) {
    this.#state = state
    this.#start = state.map((values) => values.slice())
    this.#change = state.map((values) => new Float64Array(values.length))
  }

  /** To be called when an iteration is done. */
  after(): void {
    const result = this.#state.map((values) => values.slice())
    const change = result.map((values, which) => values.map((value, j) => value - this.#start[which]![j]!))
    const size = inner(change, change)
    if (size > 4 * this.#smallest) {
      this.#results = []
      this.#changes = []
      this.#smallest = Number.POSITIVE_INFINITY
    } else if (this.#result) {
      this.#results.push(minus(result, this.#result))
      this.#changes.push(minus(change, this.#change))
      if (this.#results.length > memory) {
        this.#results.shift()
        this.#changes.shift()
      }
      this.#mix(change)
    }
    this.#smallest = Math.min(this.#smallest, size)
    this.#result = result
    this.#change = change
    this.#state.forEach((values, which) => {
      this.#start[which]!.set(values)
    })
  }

  /** The shares that make |change - sum share (difference of changes)| smallest, taken from the results. */
  #mix(change: Float64Array[]): void {
    const n = this.#changes.length
    const matrix = new Float64Array(n * n)
    const share = new Float64Array(n)
    for (let a = 0; a < n; a++) {
      share[a] = inner(this.#changes[a]!, change)
      for (let b = 0; b <= a; b++) matrix[a * n + b] = matrix[b * n + a] = inner(this.#changes[a]!, this.#changes[b]!)
    }
    let largest = 0
    for (let a = 0; a < n; a++) largest = Math.max(largest, matrix[a * n + a]!)
    for (let a = 0; a < n; a++) matrix[a * n + a]! += 1e-10 * largest + Number.MIN_VALUE
    try {
      cholesky(matrix, n)
    } catch {
      return
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) share[i]! -= matrix[i * n + j]! * share[j]!
      share[i]! /= matrix[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let j = i + 1; j < n; j++) share[i]! -= matrix[j * n + i]! * share[j]!
      share[i]! /= matrix[i * n + i]!
    }
    const corrections = this.#state.map((values, which) => {
      const sum = new Float64Array(values.length)
      for (let a = 0; a < n; a++) {
        const difference = this.#results[a]![which]!
        for (let j = 0; j < values.length; j++) sum[j]! += share[a]! * difference[j]!
      }
      return sum
    })
    let longest = 0
    for (const sum of corrections) for (let j = 0; j < sum.length; j++) longest = Math.max(longest, Math.abs(sum[j]!))
    const part = Math.min(1, furthest / longest)
    this.#state.forEach((values, which) => {
      const sum = corrections[which]!
      for (let j = 0; j < values.length; j++) values[j]! -= part * sum[j]!
    })
  }
}

const minus = (a: readonly Float64Array[], b: readonly Float64Array[]) =>
  a.map((values, which) => values.map((value, j) => value - b[which]![j]!))

function inner(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  let sum = 0
  a.forEach((values, which) => {
    const other = b[which]!
    let part = 0
    for (let j = 0; j < values.length; j++) part += values[j]! * other[j]!
    sum += part / Math.max(1, values.length)
  })
  return sum
}
