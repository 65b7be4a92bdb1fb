import { chiSquareTail } from '../distribution/chi-square.ts'
import { normalCdf } from '../normal.ts'
import { defineFairnessMethod, type ItemFinding } from './fairness-method.ts'
import { type Stratum, strata, sumScores } from './two-groups.ts'

/**
 * Mantel and Haenszel (1959) for items (Holland and Thayer 1988). In each stratum of equal scores, A of n_r in the reference group and C of n_f in the
 * focal group are right, B and D are wrong, T answered, m are right:
 *   statistic = (|sum A - sum E| - 1/2)^2 / sum V,  E = n_r m / T,  V = n_r n_f m (T - m) / (T^2 (T - 1))     chi-square, 1 degree
 *   odds ratio alpha = sum(A D / T) / sum(B C / T): above 1 the item favours the reference group;  delta = -2.35 log alpha
 *   Var(log alpha): Robins, Breslow and Greenland (1986) in the form of Phillips and Holland (1987)
 */
export const mantelHaenszel = defineFairnessMethod({
  id: 'mh',
  label: 'Mantel-Haenszel',
  examine: (groups, item, anchor, { continuity }) => {
    const found = compare(strata(groups, item, sumScores(groups, anchor, item)), continuity)
    if (!found) return { refused: 'too few' }
    const { statistic, alpha, variance } = found
    const p = chiSquareTail(statistic, 1)
    const delta = -2.35 * Math.log(alpha)
    const deltaSe = 2.35 * Math.sqrt(variance)
    return { statistic, p, effect: delta, class: etsClass(delta, deltaSe, p), alpha, variance, delta } satisfies ItemFinding
  },
})

type Compared = { readonly statistic: number; readonly alpha: number; readonly variance: number }

/** Null where no stratum holds both groups and both answers, or the odds ratio has no value. */
function compare(all: readonly Stratum[], continuity: boolean): Compared | null {
  let [excess, spread, over, under, weighted] = [0, 0, 0, 0, 0]
  for (const { reference, referenceRight: a, focal, focalRight: c } of all) {
    const total = reference + focal
    const right = a + c
    if (total < 2) continue
    const [b, d] = [reference - a, focal - c]
    excess += a - (reference * right) / total
    spread += (reference * focal * right * (total - right)) / (total * total * (total - 1))
    over += (a * d) / total
    under += (b * c) / total
  }
  if (!(spread > 0 && over > 0 && under > 0)) return null
  const alpha = over / under
  for (const { reference, referenceRight: a, focal, focalRight: c } of all) {
    const total = reference + focal
    if (total < 2) continue
    const [b, d] = [reference - a, focal - c]
    weighted += ((a * d + alpha * b * c) * (a + d + alpha * (b + c))) / (total * total)
  }
  // as printed: below half an answer the square is not cut off at 0, which no test notices (its p stays above .05 unless the data are tiny)
  const away = Math.abs(excess) - (continuity ? 0.5 : 0)
  return { statistic: (away * away) / spread, alpha, variance: weighted / (2 * over * over) }
}

/**
 * Classes of the Educational Testing Service (Zwick 2012): A where |delta| < 1 or it is not different from 0 at 5 %; C where |delta| >= 1.5 and more than 1
 * at 5 % (one-sided); B between.
 */
function etsClass(delta: number, se: number, p: number): 'A' | 'B' | 'C' {
  const size = Math.abs(delta)
  if (size < 1 || p >= 0.05) return 'A'
  return size >= 1.5 && normalCdf((1 - size) / se) < 0.05 ? 'C' : 'B'
}
