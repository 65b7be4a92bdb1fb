import { type Criterion, defineCriterion } from './criterion.ts'
import { informationAt } from './maximum-information.ts'

/**
 * Fisher information at a gate's boundary (Spray and Reckase 1994): where only the side of the boundary matters, items are taken that tell most there,
 * wherever the estimate stands. Not in the registry, since it needs to know the boundary.
 */
export function boundaryInformation(boundary: number): Criterion {
  return defineCriterion({
    id: 'boundary',
    label: `Fisher information at ${boundary}`,
    isInformation: true,
    worth: (bank) => informationAt(bank, boundary),
    report: (worth) => worth,
  })
}
