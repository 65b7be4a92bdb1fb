import type { Likelihood } from '../observation.ts'
import { drawCategory, type Random } from '../random.ts'

/**
 * The adjacent-category logit that partial credit, generalised partial credit and every rating on a ladder share:
 *   P(y = c) = exp(a (c eta - sum_{l<=c} tau[l])) / sum over categories        (Masters 1982, Muraki 1992)
 * `tau` are the places where neighbouring categories are equally likely; they need not rise.
 */
export type AdjacentCategory = { readonly a: number; readonly tau: readonly number[] }

export function adjacentProbabilities({ a, tau }: AdjacentCategory, eta: number): readonly number[] {
  const log = [0]
  for (const t of tau) log.push(log.at(-1)! + a * (eta - t))
  const highest = Math.max(...log)
  const raw = log.map((l) => Math.exp(l - highest))
  const total = raw.reduce((sum, p) => sum + p, 0)
  return raw.map((p) => p / total)
}

/** Fisher information a^2 Var(y). */
export function adjacentInformation(item: AdjacentCategory, eta: number): number {
  const p = adjacentProbabilities(item, eta)
  const mean = p.reduce((sum, value, c) => sum + c * value, 0)
  return item.a ** 2 * p.reduce((sum, value, c) => sum + (c - mean) ** 2 * value, 0)
}

/**
 * log P(y = category). With z = exp(a (eta - middle)) the sum over categories is a polynomial in z, so one exponential does for all
 * of them; where z^n would leave the range of doubles, the plain sum is taken in logarithms.
 */
export function adjacentLikelihood(item: AdjacentCategory, category: number): Likelihood {
  const { a, tau } = item
  const degree = tau.length
  const middle = tau.reduce((sum, t) => sum + t, 0) / Math.max(1, degree)
  const log = new Float64Array(degree + 1)
  tau.forEach((t, l) => {
    log[l + 1] = log[l]! - a * (t - middle)
  })
  const coefficients = log.map(Math.exp)
  const within = coefficients.every((k) => k > 1e-80 && k < 1e80) ? 500 / Math.max(1, degree) : 0
  const chosen = log[category]!
  return (eta) => {
    const x = a * (eta - middle)
    if (!(x < within && x > -within)) return chosen + category * x - logSum(log, x)
    const z = Math.exp(x)
    let sum = coefficients[degree]!
    for (let c = degree - 1; c >= 0; c--) sum = sum * z + coefficients[c]!
    return chosen + category * x - Math.log(sum)
  }
}

/** log of the sum over c of exp(log[c] + c x). */
function logSum(log: Float64Array, x: number): number {
  let highest = -Infinity
  for (let c = 0; c < log.length; c++) highest = Math.max(highest, log[c]! + c * x)
  let sum = 0
  for (let c = 0; c < log.length; c++) sum += Math.exp(log[c]! + c * x - highest)
  return highest + Math.log(sum)
}

export function adjacentDraw(item: AdjacentCategory, eta: number, random: Random): number {
  return drawCategory(adjacentProbabilities(item, eta), random)
}
