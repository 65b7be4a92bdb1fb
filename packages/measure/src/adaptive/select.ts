import type { Belief, Weights } from '../belief.ts'
import { threeParameter } from '../items/three-parameter.ts'
import type { Random } from '../random.ts'
import { type Candidate, modelOf } from './candidate.ts'
import { drawExposed } from './exposure.ts'
import { lags } from './share.ts'
import { byDoubt } from './start.ts'

export type Selection = {
  readonly belief: Belief
  readonly candidates: readonly Candidate[]
  /** How much of the test each competency should get; only the ratios count. */
  readonly weights: Weights
  /** What this person was given so far in this test. */
  readonly given: readonly Candidate[]
  readonly random: Random
  /** One of so many best is taken at random (Kingsbury and Zara 1989); 1 always takes the best. */
  readonly among?: number
}

/**
 * The next item: the competency that lags most behind its share of the test (content balancing, Kingsbury and Zara 1989), in it the
 * items with the most Fisher information at the mean of the belief, and one of the best `among` of those by chance, so that no two
 * people get the same test and no item is worn out. An item is never given twice, a model only when every other is used up, in
 * whichever competency. Null when nothing is left.
 */
export function select({ belief, candidates, weights, given, random, among = 5 }: Selection): Candidate | null {
  const ids = new Set(given.map(({ id }) => id))
  const models = new Set(given.map(modelOf))
  const order = byLag(belief, weights, given)
  const fresh = (candidate: Candidate) => !ids.has(candidate.id) && !models.has(modelOf(candidate))
  const unused = (candidate: Candidate) => !ids.has(candidate.id)
  for (const allowed of [fresh, unused])
    for (const competency of order) {
      const best = mostInformative(candidates, competency, allowed, belief.estimate(competency).mean, among)
      if (best.length > 0) return drawExposed(best, ({ exposure = 1 }) => exposure, random)
    }
  return null
}

/** Competencies by how far their share of the items given lags behind their share of the weights; equal ones by doubt. */
function byLag(belief: Belief, weights: Weights, given: readonly Candidate[]): readonly string[] {
  const lag = lags(
    weights,
    given.map(({ competency }) => competency),
  )
  return byDoubt(belief, weights).toSorted((x, y) => lag.get(y)! - lag.get(x)!)
}

/** The `among` allowed candidates of one competency with the most information at `level`, best first; ties in the order given. */
function mostInformative(
  candidates: readonly Candidate[],
  competency: string,
  allowed: (candidate: Candidate) => boolean,
  level: number,
  among: number,
): Candidate[] {
  const best: Candidate[] = []
  const information: number[] = []
  for (const candidate of candidates) {
    if (candidate.competency !== competency) continue
    const value = threeParameter.information(candidate, level)
    if (best.length === among && value <= information[among - 1]!) continue
    if (!allowed(candidate)) continue
    let place = Math.min(best.length, among - 1)
    for (; place > 0 && value > information[place - 1]!; place--) {
      best[place] = best[place - 1]!
      information[place] = information[place - 1]!
    }
    best[place] = candidate
    information[place] = value
  }
  return best
}
