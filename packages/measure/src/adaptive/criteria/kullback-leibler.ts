import { defineCriterion } from './criterion.ts'

/**
 * Kullback-Leibler information weighted by the likelihood (Barrada, Olea, Ponsoda and Abad 2009, after Chang and Ying 1996), by the trapezoid rule:
 *   worth = integral L(theta) sum_k P_k(est) log(P_k(est) / P_k(theta)) dtheta,   est the expected a posteriori so far
 * Split into S sum_k P_k(est) log P_k(est) - sum_k P_k(est) integral L log P_k, so that each item costs one product of two rows a category.
 */
export const kullbackLeibler = defineCriterion({
  id: 'kl',
  label: 'Kullback-Leibler information',
  isInformation: false,
  worth({ curves, grid, rows, logs }, { likelihood, theta }) {
    const width = grid.nodes.length
    const step = grid.nodes[1]! - grid.nodes[0]!
    const weights = likelihood.map((value, q) => value * (q === 0 || q === width - 1 ? step / 2 : step))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return (item) => {
      const curve = curves[item]!
      let worth = 0
      for (let k = 0; k < curve.categories; k++) {
        const log = curve.log(theta, k)
        const row = (rows[item]! + k) * width
        let crossed = 0
        for (let q = 0; q < width; q++) crossed += weights[q]! * logs[row + q]!
        worth += Math.exp(log) * (total * log - crossed)
      }
      return worth
    }
  },
  report: (worth) => worth,
})
