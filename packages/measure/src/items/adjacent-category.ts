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

export function adjacentLikelihood({ a, tau }: AdjacentCategory, category: number): Likelihood {
  const steps = Float64Array.from(tau)
  const last = steps.length
  return (eta) => {
    let log = 0
    let highest = 0
    let chosen = 0
    for (let c = 0; c < last; c++) {
      log += a * (eta - steps[c]!)
      if (log > highest) highest = log
      if (c + 1 === category) chosen = log
    }
    let total = Math.exp(-highest)
    log = 0
    for (let c = 0; c < last; c++) {
      log += a * (eta - steps[c]!)
      total += Math.exp(log - highest)
    }
    return chosen - highest - Math.log(total)
  }
}

export function adjacentDraw(item: AdjacentCategory, eta: number, random: Random): number {
  return drawCategory(adjacentProbabilities(item, eta), random)
}
