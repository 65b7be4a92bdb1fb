import type { TwoGroups } from './two-groups.ts'

/** What a method says of one item. */
export type ItemFinding = {
  readonly statistic: number
  /** Chance of a statistic like this with a fair item; null where the method has no test. */
  readonly p: number | null
  /** How much, in the method's own unit. */
  readonly effect: number
  /** A: negligible, B: moderate, C: large. */
  readonly class: 'A' | 'B' | 'C'
  /** Mantel-Haenszel: odds ratio, variance of its logarithm, delta. */
  readonly alpha?: number
  readonly variance?: number
  readonly delta?: number
  /** Logistic: of the larger model: constant, score, group, score x group. */
  readonly coefficients?: readonly number[]
}

export type FairnessOptions = {
  /** Mantel-Haenszel: half an answer is taken off before squaring. */
  readonly continuity: boolean
}

/** One way of asking whether an item is equally hard for two groups of equal ability. */
export type FairnessMethod = {
  readonly id: string
  readonly label: string
  /** `anchor` holds the items whose sum stands for ability; the item examined is always counted with them. */
  examine(
    groups: TwoGroups,
    item: number,
    anchor: readonly number[],
    options: FairnessOptions,
  ): ItemFinding | { readonly refused: 'too few' }
}

export function defineFairnessMethod(method: FairnessMethod): FairnessMethod {
  return Object.freeze(method)
}
