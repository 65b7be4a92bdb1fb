import type { Belief, Weights } from '../belief.ts'
import type { Estimate } from '../estimate.ts'

/** Where to begin. */
export type Start = { readonly competency: string; readonly level: Estimate }

/**
 * Begins with the competency whose doubt weighs most, weight x sd (ties by id), at the level believed so far: somebody with a
 * history is not asked the beginner's questions again. Null where nothing has a weight.
 */
export function start(belief: Belief, weights: Weights): Start | null {
  const competency = byDoubt(belief, weights)[0]
  return competency === undefined ? null : { competency, level: belief.estimate(competency) }
}

/** Competencies with a positive weight, most weighty doubt first. */
export function byDoubt(belief: Belief, weights: Weights): readonly string[] {
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .map(([id, weight]) => ({ id, doubt: weight * belief.estimate(id).sd }))
    .sort((x, y) => y.doubt - x.doubt || (x.id < y.id ? -1 : 1))
    .map(({ id }) => id)
}
