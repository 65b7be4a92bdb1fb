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
  /** Where the state was before the iteration; what the iteration before made of its own, and by how much it changed it. */
  readonly #start: readonly Float64Array[]
  readonly #result: readonly Float64Array[]
  readonly #change: readonly Float64Array[]
  /** Differences of results and of changes, of the last iterations in a ring. */
  readonly #results: readonly (readonly Float64Array[])[]
  readonly #changes: readonly (readonly Float64Array[])[]
  #kept = 0
  #next = 0
  #began = false
  #smallest = Number.POSITIVE_INFINITY

  constructor(state: readonly Float64Array[]) {
    const like = () => state.map((values) => new Float64Array(values.length))
    this.#state = state
    this.#start = state.map((values) => values.slice())
    this.#result = like()
    this.#change = like()
    this.#results = Array.from({ length: memory }, like)
    this.#changes = Array.from({ length: memory }, like)
  }

  /** To be called when an iteration is done. */
  after(): void {
    const size = this.#take()
    if (size > 4 * this.#smallest) {
      this.#kept = 0
      this.#smallest = Number.POSITIVE_INFINITY
    } else if (this.#began) {
      this.#next = (this.#next + 1) % memory
      this.#kept = Math.min(memory, this.#kept + 1)
      this.#mix()
    }
    this.#began = true
    this.#smallest = Math.min(this.#smallest, size)
    copy(this.#state, this.#start)
  }

  /** Puts down what this iteration made and how it differs from the last; returns the square of the change. */
  #take(): number {
    let size = 0
    this.#state.forEach((values, which) => {
      const [start, result, change] = [this.#start[which]!, this.#result[which]!, this.#change[which]!]
      const [results, changes] = [this.#results[this.#next]![which]!, this.#changes[this.#next]![which]!]
      let sum = 0
      for (let j = 0; j < values.length; j++) {
        const value = values[j]!
        const moved = value - start[j]!
        results[j] = value - result[j]!
        changes[j] = moved - change[j]!
        result[j] = value
        change[j] = moved
        sum += moved * moved
      }
      size += sum / Math.max(1, values.length)
    })
    return size
  }

  /** The shares that make |change - sum share (difference of changes)| smallest, taken from the differences of results. */
  #mix(): void {
    const n = this.#kept
    const kept = Array.from({ length: n }, (_, back) => (this.#next - 1 - back + 2 * memory) % memory)
    const changes = kept.map((at) => this.#changes[at]!)
    const results = kept.map((at) => this.#results[at]!)
    const matrix = new Float64Array(n * n)
    const share = new Float64Array(n)
    for (let a = 0; a < n; a++) {
      share[a] = inner(changes[a]!, this.#change)
      for (let b = 0; b <= a; b++) matrix[a * n + b] = matrix[b * n + a] = inner(changes[a]!, changes[b]!)
    }
    if (!solveSmall(matrix, share, n)) return
    const correction = (which: number, j: number) => {
      let sum = 0
      for (let a = 0; a < n; a++) sum += share[a]! * results[a]![which]![j]!
      return sum
    }
    let longest = 0
    this.#state.forEach((values, which) => {
      for (let j = 0; j < values.length; j++) longest = Math.max(longest, Math.abs(correction(which, j)))
    })
    const part = Math.min(1, furthest / longest)
    this.#state.forEach((values, which) => {
      for (let j = 0; j < values.length; j++) values[j]! -= part * correction(which, j)
    })
  }
}

/** share = matrix^-1 share, a little stiffened; whether that was possible. */
function solveSmall(matrix: Float64Array, share: Float64Array, n: number): boolean {
  let largest = 0
  for (let a = 0; a < n; a++) largest = Math.max(largest, matrix[a * n + a]!)
  for (let a = 0; a < n; a++) matrix[a * n + a]! += 1e-10 * largest + Number.MIN_VALUE
  try {
    cholesky(matrix, n)
  } catch {
    return false
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) share[i]! -= matrix[i * n + j]! * share[j]!
    share[i]! /= matrix[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) share[i]! -= matrix[j * n + i]! * share[j]!
    share[i]! /= matrix[i * n + i]!
  }
  return true
}

function copy(from: readonly Float64Array[], to: readonly Float64Array[]): void {
  from.forEach((values, which) => {
    to[which]!.set(values)
  })
}

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
