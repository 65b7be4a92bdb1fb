import { defineCriterion } from './criterion.ts'
import { reached } from './reached.ts'

/**
 * Kullback-Leibler information weighted by the likelihood (Barrada, Olea, Ponsoda and Abad 2009, after Chang and Ying 1996), by the trapezoid rule:
 *   worth = integral L(theta) sum_k P_k(est) log(P_k(est) / P_k(theta)) dtheta,   est the expected a posteriori so far
 * Split into S sum_k P_k(est) log P_k(est) - sum_k P_k(est) integral L log P_k, so that each item costs one product of two rows a category.
 */
export const kullbackLeibler = defineCriterion({
  id: 'kl',
  label: 'Kullback-Leibler information',
  isInformation: false,
  worth({ curves, grid, rows, logs }, { logLikelihood, theta }) {
    const width = grid.nodes.length
    const step = grid.nodes[1]! - grid.nodes[0]!
    // the likelihood itself, as it is usually reported, where doubles can hold it; only its ratios count
    const highest = logLikelihood.reduce((most, log) => Math.max(most, log), -Infinity)
    const scale = highest < -600 ? highest : 0
    const weights = logLikelihood.map((log, q) => Math.exp(log - scale) * (q === 0 || q === width - 1 ? step / 2 : step))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const { from, to } = reached(weights)
    return (item) => {
      const curve = curves[item]!
      let worth = 0
      for (let k = 0; k < curve.categories; k++) {
        const log = curve.log(theta, k)
        const row = (rows[item]! + k) * width
        let crossed = 0
        for (let q = from; q < to; q++) crossed += weights[q]! * logs[row + q]!
        worth += Math.exp(log) * (total * log - crossed)
      }
      return worth
    }
  },
  report: (worth) => worth,
})
