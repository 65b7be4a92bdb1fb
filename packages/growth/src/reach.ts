import type { Belief } from '@evenkeel/measure'
import type { Condition } from './gate.ts'

/** How far the weighted sums of some conditions reach beyond their bars: mean gaps, covariance row by row, the sd of each bar. In levels. */
export type Reach = { readonly gaps: Float64Array; readonly covariance: Float64Array; readonly barSds: Float64Array }

/** gaps_i = w_i . mean - bar_i and covariance_ij = w_i Sigma w_j = (var(w_i + w_j) - var(w_i) - var(w_j)) / 2, on one day. */
export function reach(belief: Belief, conditions: readonly Condition[]): Reach {
  const m = conditions.length
  const sums = conditions.map(({ weights }) => belief.composite(weights))
  const covariance = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    covariance[i * m + i] = sums[i]!.sd ** 2
    for (let j = 0; j < i; j++) {
      const both = belief.composite(added(conditions[i]!.weights, conditions[j]!.weights)).sd ** 2
      covariance[i * m + j] = covariance[j * m + i] = (both - sums[i]!.sd ** 2 - sums[j]!.sd ** 2) / 2
    }
  }
  const gaps = Float64Array.from(sums, ({ mean }, i) => mean - conditions[i]!.bar)
  return { gaps, covariance, barSds: Float64Array.from(conditions, ({ barSd }) => barSd) }
}

function added(a: Condition['weights'], b: Condition['weights']): Condition['weights'] {
  const sum = new Map(a)
  for (const [id, weight] of b) sum.set(id, (sum.get(id) ?? 0) + weight)
  return sum
}
