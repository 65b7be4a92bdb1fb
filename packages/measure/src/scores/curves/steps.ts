import type { Curve } from './curve.ts'

/**
 * Adjacent categories (Masters 1982, Muraki 1992): P_k proportional to exp(a sum_{l<=k} (theta - b_l)). With E, V and M the mean, variance and third
 * central moment of the category at theta:
 *   (log P_k)' = a (k - E),  (log P_k)'' = -a^2 V,  I = a^2 V,  J = I' = a^3 M
 */
export function steps(a: number, b: readonly number[]): Curve {
  const last = b.length
  const starts = new Float64Array(last + 1)
  b.forEach((place, k) => {
    starts[k + 1] = starts[k]! - a * place
  })
  const mass = new Float64Array(last + 1)
  /** Fills `mass` relative to its highest, and returns the log of the sum. */
  const fill = (theta: number) => {
    let highest = -Infinity
    for (let k = 0; k <= last; k++) highest = Math.max(highest, starts[k]! + a * k * theta)
    let total = 0
    for (let k = 0; k <= last; k++) total += mass[k] = Math.exp(starts[k]! + a * k * theta - highest)
    for (let k = 0; k <= last; k++) mass[k]! /= total
    return highest + Math.log(total)
  }
  const meanCategory = () => {
    let mean = 0
    for (let k = 1; k <= last; k++) mean += k * mass[k]!
    return mean
  }
  return {
    categories: last + 1,
    isConcave: true,
    // the variance of a quantity between 0 and n is n^2 / 4 at most (Popoviciu 1935)
    mostInformation: (a * a * last * last) / 4,
    log(theta, category) {
      return starts[category]! + a * category * theta - fill(theta)
    },
    slopes(theta, category, into) {
      fill(theta)
      const mean = meanCategory()
      let variance = 0
      for (let k = 0; k <= last; k++) variance += (k - mean) * (k - mean) * mass[k]!
      into[0] = a * (category - mean)
      into[1] = -a * a * variance
    },
    expected(theta, into) {
      fill(theta)
      const mean = meanCategory()
      let [variance, third] = [0, 0]
      for (let k = 0; k <= last; k++) {
        const away = k - mean
        variance += away * away * mass[k]!
        third += away * away * away * mass[k]!
      }
      into[0] = a * a * variance
      into[1] = a * a * a * third
    },
    limit(category, side) {
      if (a === 0) return -Math.log(last + 1)
      return category === (side * a > 0 ? last : 0) ? 0 : -Infinity
    },
  }
}
