import type { Prepared } from './prepared.ts'
import type { Scores } from './scores.ts'

export type Quadrature = {
  /** Points of the grid, at least; more are taken where a test is too sharp for so few. 61 if absent. */
  readonly nodes: number
  /** Sds of the population the grid reaches to either side. 6 if absent. */
  readonly range: number
}

/** One way of turning answers into theta. */
export type ScoringMethod = {
  readonly id: string
  readonly label: string
  score(prepared: Prepared, quadrature: Quadrature): Scores
}

export function defineScoringMethod(method: ScoringMethod): ScoringMethod {
  return Object.freeze(method)
}
