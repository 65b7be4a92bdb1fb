import type { Belief } from '@evenkeel/measure'
import type { Chance, Condition } from './gate.ts'
import { orthant } from './orthant.ts'
import { type Reach, reach } from './reach.ts'

/**
 * The chance that all conditions hold together, given everything believed: never a product of single chances.
 *
 *   value = P(w_i . theta >= bar_i + barSd_i e for all i),   theta ~ the belief's joint normal,   e ~ N(0, 1)
 *
 * One e for all bars: whoever set them was a little too strict or too lenient everywhere. `low` and `high` are the chance with
 * all bars 1.645 barSd higher and lower: since it only falls with e, these are its 5 and 95 % points, the doubt that the bars
 * themselves leave. (Where the chance hangs on a still rarer e, the interval is widened to hold `value`.)
 *
 * Conditions that name the belief of another day are taken together per day, and the least chance of any day stands: the chance of
 * all days is at most that, and close to it, because levels move slowly against the windows gates ask for.
 * No conditions: certain.
 */
export function jointChance(belief: Belief, conditions: readonly Condition[]): Chance {
  const [worst] = [...Map.groupBy(conditions, (condition) => condition.belief ?? belief)]
    .map(([day, its]) => reach(day, its))
    .map((its) => ({ its, value: orthant(its.gaps, withBars(its), its.gaps.length > 4 ? 512 : 256) }))
    .sort((a, b) => a.value - b.value)
  if (!worst) return { value: 1, low: 1, high: 1 }
  const { its, value } = worst
  return { value, low: Math.min(value, at(its, 1)), high: Math.max(value, at(its, -1)) }
}

/** The chance with every bar `side` times 1.645 of its own sd away. */
function at({ gaps, covariance, barSds }: Reach, side: 1 | -1): number {
  const moved = gaps.map((gap, i) => gap - side * 1.6448536269514722 * barSds[i]!)
  return orthant(moved, covariance, 256)
}

/** The bars' shared error as one more source of variance: covariance + s s'. */
function withBars({ covariance, barSds }: Reach): Float64Array {
  const m = barSds.length
  return covariance.map((value, at) => value + barSds[Math.floor(at / m)]! * barSds[at % m]!)
}
