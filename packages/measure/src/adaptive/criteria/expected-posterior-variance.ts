import { defineCriterion } from './criterion.ts'
import { reached } from './reached.ts'

/**
 * Minimum expected posterior variance (van der Linden 1998; van der Linden and Pashley 2000), with the answer predicted at the estimate so far, as catR does:
 *   variance = sum_k P_k(est) Var(theta | answers so far, k);   worth = -variance
 */
export const expectedPosteriorVariance = defineCriterion({
  id: 'mepv',
  label: 'Minimum expected posterior variance',
  isInformation: false,
  worth({ curves, grid, rows, likelihoods }, { posterior, theta }) {
    const width = grid.nodes.length
    // around the mean, where the difference of the two moments loses no digits
    const first = posterior.map((weight, q) => weight * (grid.nodes[q]! - theta))
    const second = first.map((moment, q) => moment * (grid.nodes[q]! - theta))
    const { from, to } = reached(posterior)
    return (item) => {
      const curve = curves[item]!
      let variance = 0
      for (let k = 0; k < curve.categories; k++) {
        const row = (rows[item]! + k) * width
        let [mass, mean, square] = [0, 0, 0]
        for (let q = from; q < to; q++) {
          const p = likelihoods[row + q]!
          mass += p * posterior[q]!
          mean += p * first[q]!
          square += p * second[q]!
        }
        if (mass > 0) variance += Math.exp(curve.log(theta, k)) * (square / mass - (mean / mass) ** 2)
      }
      return -variance
    }
  },
  report: (worth) => -worth,
})
