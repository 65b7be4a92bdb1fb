import { normalCdf } from './normal.ts'

/** What we believe about one quantity on the 0 to 5 scale of levels: never a number without its doubt. Normal; `sd` in levels. */
export type Estimate = { readonly mean: number; readonly sd: number }

/** P(quantity >= bar) under the estimate's normal curve, 0..1. With sd 0 it is 1 from the bar upwards and 0 below. */
export function chanceAtLeast(estimate: Estimate, bar: number): number {
  const above = estimate.mean - bar
  if (estimate.sd === 0) return above >= 0 ? 1 : 0
  return normalCdf(above / estimate.sd)
}
