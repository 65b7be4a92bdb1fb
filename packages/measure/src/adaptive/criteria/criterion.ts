import type { Bank } from '../bank.ts'
import type { Sitting } from '../sitting.ts'

/** One way of telling which item is worth asking next. */
export type Criterion = {
  readonly id: string
  readonly label: string
  /** What an item is worth now; the one with most is asked. What all items share is computed once, when a sitting is looked at. */
  worth(bank: Bank, sitting: Sitting): (item: number) => number
  /** Whether worth is Fisher information somewhere, and therefore never above the most that an item ever gives: then few items need be looked at. */
  readonly isInformation: boolean
  /** The figure as it is usually reported. */
  report(worth: number): number
}

export function defineCriterion(criterion: Criterion): Criterion {
  return Object.freeze(criterion)
}
