import { type Curve, logOdds, usualLimits } from './curve.ts'

/**
 * Two-parameter logistic, Rasch, partial credit and generalised partial credit (Birnbaum 1968, Rasch 1960, Masters 1982, Muraki 1992):
 *   P(c | theta) = exp(a c theta + d[c]) / sum over categories, d[0] = 0. Parameters: a, d[1], ..., d[K-1].
 * Gradient sum (n_c - n P_c) (c theta, e_c); information sum n (E z z' - E z E z'), z = (c theta, e_c): the exact Hessian, since the family is exponential.
 */
export const adjacentCurve: Curve = {
  parameters: (categories) => categories,

  start(numbers, slope) {
    const d = [0]
    for (let c = 1; c < numbers.length; c++) d.push(d[c - 1]! + logOdds(numbers[c]!, numbers[c - 1]!))
    return [slope, ...d.slice(1)]
  },

  logChances(par, at, categories, { count, padded, nodes }, log, logAt) {
    const a = par[at]!
    if (categories === 2) {
      const d = par[at + 1]!
      for (let q = 0; q < count; q++) {
        const x = a * nodes[q]! + d
        const lower = -Math.log1p(Math.exp(-Math.abs(x)))
        log[logAt + q] = x > 0 ? lower - x : lower
        log[logAt + padded + q] = x > 0 ? lower : lower + x
      }
      return
    }
    for (let q = 0; q < count; q++) {
      const x = a * nodes[q]!
      let top = 0
      for (let c = 1; c < categories; c++) top = Math.max(top, c * x + par[at + c]!)
      let sum = Math.exp(-top)
      for (let c = 1; c < categories; c++) sum += Math.exp(c * x + par[at + c]! - top)
      const all = top + Math.log(sum)
      log[logAt + q] = -all
      for (let c = 1; c < categories; c++) log[logAt + c * padded + q] = c * x + par[at + c]! - all
    }
  },

  score(par, at, categories, { count, padded, nodes }, counts, countsAt, gradient, information) {
    const size = categories
    gradient.fill(0, 0, size)
    information.fill(0, 0, size * size)
    const a = par[at]!
    const chance = new Float64Array(categories)
    let value = 0
    for (let q = 0; q < count; q++) {
      let n = 0
      for (let c = 0; c < categories; c++) n += counts[countsAt + c * padded + q]!
      if (n === 0) continue
      const theta = nodes[q]!
      const x = a * theta
      let top = 0
      for (let c = 1; c < categories; c++) top = Math.max(top, c * x + par[at + c]!)
      let sum = Math.exp(-top)
      for (let c = 1; c < categories; c++) {
        chance[c] = Math.exp(c * x + par[at + c]! - top)
        sum += chance[c]!
      }
      const all = top + Math.log(sum)
      value -= counts[countsAt + q]! * all
      let [mean, square, excess] = [0, 0, 0]
      for (let c = 1; c < categories; c++) {
        const number = counts[countsAt + c * padded + q]!
        const p = chance[c]! / sum
        chance[c] = p
        value += number * (c * x + par[at + c]! - all)
        mean += c * p
        square += c * c * p
        excess += c * (number - n * p)
        gradient[c] = gradient[c]! + number - n * p
      }
      gradient[0] = gradient[0]! + theta * excess
      information[0] = information[0]! + n * theta * theta * (square - mean * mean)
      for (let c = 1; c < categories; c++) {
        const p = n * chance[c]!
        information[c] = information[c]! + theta * p * (c - mean)
        information[c * size + c] = information[c * size + c]! + p
        for (let k = 1; k <= c; k++) information[k * size + c] = information[k * size + c]! - p * chance[k]!
      }
    }
    mirror(information, size)
    return value
  },

  rescale(par, at, categories, mean, sd) {
    for (let c = 1; c < categories; c++) par[at + c] = par[at + c]! + c * par[at]! * mean
    par[at] = par[at]! * sd
  },

  logPrior: () => 0,
  valid: () => true,
  limits: usualLimits,
}

/** Copies what stands above the diagonal below it. */
export function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let k = 0; k < i; k++) matrix[i * size + k] = matrix[k * size + i]!
}
