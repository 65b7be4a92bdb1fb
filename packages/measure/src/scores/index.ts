import type { Responses } from '../responses.ts'
import { expectedAPosteriori } from './expected-a-posteriori.ts'
import type { FittedItems } from './fitted-items.ts'
import { maximumAPosteriori } from './maximum-a-posteriori.ts'
import { maximumLikelihood } from './maximum-likelihood.ts'
import { type Population, prepare } from './prepared.ts'
import type { Scores } from './scores.ts'
import type { ScoringMethod } from './scoring-method.ts'
import { weightedLikelihood } from './weighted-likelihood.ts'

/** Every way of scoring. To add one: write its file, name it here. */
export const scoringMethods: readonly ScoringMethod[] = [expectedAPosteriori, maximumAPosteriori, maximumLikelihood, weightedLikelihood]

export type ScoreOptions = {
  /** Points of the grid at least (eap); 61 if absent. */
  readonly nodes?: number
  /** Sds of the population it reaches to either side (eap); 6 if absent. */
  readonly range?: number
  /** Normal population of theta; that of the fitted items, or mean 0 and sd 1, if absent. */
  readonly population?: Population
}

/**
 * Scores every person. The columns of `responses` are items by id, among those fitted; not all fitted items need be there. Throws a RangeError, naming
 * item and person, for answers the items do not have.
 */
export function score(items: FittedItems, responses: Responses, method: ScoringMethod, options: ScoreOptions = {}): Scores {
  return method.score(prepare(items, responses, options.population), { nodes: options.nodes ?? 61, range: options.range ?? 6 })
}
