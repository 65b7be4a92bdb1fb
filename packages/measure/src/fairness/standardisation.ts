import { defineFairnessMethod } from './fairness-method.ts'
import { strata, sumScores } from './two-groups.ts'

/**
 * Standardised difference of shares right (Dorans and Kulick 1986), weighted by the focal group's count in each stratum of equal scores:
 *   effect = sum n_f (P_f - P_r) / sum n_f      over strata that hold both groups
 * Below 0 the item is harder for the focal group than for others who score alike. No test: from .1 away it should be looked at.
 */
export const standardisation = defineFairnessMethod({
  id: 'std',
  label: 'Standardisation',
  examine: (groups, item, anchor) => {
    let [difference, weight] = [0, 0]
    for (const { reference, referenceRight, focal, focalRight } of strata(groups, item, sumScores(groups, anchor, item))) {
      if (reference === 0 || focal === 0) continue
      difference += focal * (focalRight / focal - referenceRight / reference)
      weight += focal
    }
    if (weight === 0) return { refused: 'too few' }
    const effect = difference / weight
    const size = Math.abs(effect)
    return { statistic: effect, p: null, effect, class: size < 0.05 ? 'A' : size < 0.1 ? 'B' : 'C' }
  },
})
