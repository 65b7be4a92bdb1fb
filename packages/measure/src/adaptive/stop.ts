import type { Belief, Weights } from '../belief.ts'

export type StopRule = {
  /** Never more items than this. */
  readonly most: number
  /** Never fewer than this, however sure. 0 if absent. */
  readonly fewest?: number
  /** Sure enough: the sd, in levels, of the weighted mean over the tested competencies. Absent: only the count decides. */
  readonly sd?: number
}

/** Why the test is over: sure enough, or long enough; null to go on. Long enough wins when both hold. */
export function stop(belief: Belief, weights: Weights, given: number, { most, fewest = 0, sd }: StopRule): 'count' | 'precise' | null {
  if (given >= most) return 'count'
  if (sd === undefined || given < fewest) return null
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const shares = new Map([...weights].map(([id, weight]) => [id, weight / total]))
  return belief.composite(shares).sd <= sd ? 'precise' : null
}
