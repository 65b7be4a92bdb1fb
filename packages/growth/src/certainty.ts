import type { Belief } from '@evenkeel/measure'
import type { Condition, Trace } from './gate.ts'

/**
 * A posterior that has kept more than this share of its prior sd says little more than where most people of the role start:
 * below it, evidence has taken away at least 28 % of the variance, about what one good rating does for one competency.
 */
export const littleKnown = 0.85

export function saysLittle(belief: Belief, { weights, belief: day }: Condition): boolean {
  const start = startSd(day ?? belief, weights)
  return start > 0 && (day ?? belief).composite(weights).sd > littleKnown * start
}

/**
 * The sd of a weighted sum before any evidence: sum over a, b of w_a w_b cov(a, b), where two competencies share the general factor
 * of their half, and across halves its correlation (see Prior).
 */
export function startSd(belief: Belief, weights: Condition['weights']): number {
  const { competencies, generalSd, generalCorrelation } = belief.prior
  const halfOf = new Map(competencies.map(({ id, half }) => [id, half]))
  const parts = [...weights].map(([id, weight]) => ({ id, weight, half: halfOf.get(id) }))
  let variance = 0
  for (const one of parts) {
    variance += one.weight ** 2 * belief.start(one.id).sd ** 2
    for (const other of parts) {
      if (one !== other) variance += one.weight * other.weight * generalSd ** 2 * (one.half === other.half ? 1 : generalCorrelation)
    }
  }
  return Math.sqrt(Math.max(0, variance))
}

/**
 * The same conditions without the lift of the person's own word: each bar is raised by what evidence that is not independent
 * adds to the sum (never lowered by what it takes away). A gate that passes only with that lift does not pass.
 */
export function withoutOwnWord(belief: Belief, conditions: readonly Condition[], traces: readonly Trace[]): readonly Condition[] {
  const independent = new Set(traces.filter((trace) => trace.independent).map(({ evidence }) => evidence))
  const days = new Set(conditions.map((condition) => condition.belief ?? belief))
  const spoken = new Set([...days].filter(({ sites }) => sites.some(({ evidence }) => !independent.has(evidence))))
  return conditions.map((condition) => {
    const day = condition.belief ?? belief
    if (!spoken.has(day)) return condition
    const pulls = day.pulls(condition.weights)
    const lift = pulls.reduce((sum, { evidence, pull }) => (independent.has(evidence) ? sum : sum + pull), 0)
    return lift > 0 ? { ...condition, bar: condition.bar + lift } : condition
  })
}

/**
 * The condition as far as it is about some competencies: their weights take over the rest's. Null if they make up less than half
 * of it: one part does not stand for the whole.
 */
export function narrowed(condition: Condition, keep: (competency: string) => boolean): Condition | null {
  const kept = [...condition.weights].filter(([competency]) => keep(competency))
  if (kept.length > 0 && kept.length === condition.weights.size) return condition
  const sum = (entries: Iterable<readonly [string, number]>) => [...entries].reduce((total, [, weight]) => total + weight, 0)
  const scale = sum(condition.weights) / sum(kept)
  return scale <= 2 ? { ...condition, weights: new Map(kept.map(([competency, weight]) => [competency, weight * scale])) } : null
}
