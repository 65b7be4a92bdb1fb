import type { Responses } from '../../responses.ts'
import type { CalibratedItems } from '../items/presented.ts'
import { fittedCurves } from './fitted-curves.ts'
import { type ItemFit, itemFit } from './item-fit.ts'
import { type DependentPair, localDependence } from './local-dependence.ts'
import { personFit } from './person-fit.ts'

export type Fit = {
  /** Whether each item's curve is that of the answers. */
  readonly items: readonly ItemFit[]
  /** How usual each person's answers are for their level, in the order of the persons; below about -2: unusual. */
  readonly persons: readonly (number | null)[]
  /** Pairs of items by how much they share beside the level, most first. */
  readonly pairs: readonly DependentPair[]
}

/**
 * Whether calibrated items fit the answers they were calibrated from: items by S-X2, persons by standardised log-likelihood, pairs by Q3. Throws a RangeError for a conditional calibration, which knows no
 * population, and for answers to other items.
 */
export function judgeFit(found: CalibratedItems, responses: Responses): Fit {
  const curves = fittedCurves(found, responses)
  return { items: itemFit(curves), persons: personFit(curves), pairs: localDependence(curves) }
}
