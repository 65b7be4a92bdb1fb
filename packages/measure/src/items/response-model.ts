import type { Likelihood } from '../observation.ts'
import type { Random } from '../random.ts'

/**
 * How an answer depends on the level of the one who answers. Categories are 0..n-1, 0 the lowest (for items that are right or
 * wrong: 0 wrong, 1 right). Levels and difficulties in levels, discriminations per level. Everything stays finite at any level.
 */
export type ResponseModel<Parameters = unknown> = {
  readonly id: string
  readonly label: string
  categories(item: Parameters): number
  /** P(answer = category) at this level. */
  probability(item: Parameters, level: number, category: number): number
  /** Fisher information at this level, per squared level. */
  information(item: Parameters, level: number): number
  /** log P(answer = category) as a function of the level. */
  logLikelihood(item: Parameters, category: number): Likelihood
  simulate(item: Parameters, level: number, random: Random): number
  /** A plausible item, for tests and demos. */
  invent(random: Random): Parameters
}

export function defineResponseModel<Parameters>(model: ResponseModel<Parameters>): ResponseModel<Parameters> {
  return Object.freeze(model)
}
