import { drawCategory } from '../random.ts'
import { logistic, logLogistic } from './logistic.ts'
import { defineResponseModel } from './response-model.ts'

/** Discrimination per level; the levels at which half answer in category k or higher, k = 1..n-1, strictly rising. */
export type GradedItem = { readonly a: number; readonly b: readonly number[] }

/**
 * Graded response (Samejima 1969): P(y >= k) = 1 / (1 + exp(-a (theta - b[k]))), P(y = k) the difference of two neighbours;
 * information sum over k of P'(k)^2 / P(k).
 */
export const graded = defineResponseModel<GradedItem>({
  id: 'graded',
  label: 'Graded response',
  categories: ({ b }) => b.length + 1,
  probability,
  information: (item, level) => {
    let information = 0
    for (let k = 0; k <= item.b.length; k++) {
      const slope = item.a * (steepness(item, level, k - 1) - steepness(item, level, k))
      const p = probability(item, level, k)
      if (p > 0) information += (slope * slope) / p
    }
    return information
  },
  logLikelihood: ({ a, b }, category) => {
    const lower = b[category - 1]
    const upper = b[category]
    if (lower === undefined) return (eta) => (upper === undefined ? 0 : logLogistic(-a * (eta - upper)))
    if (upper === undefined) return (eta) => logLogistic(a * (eta - lower))
    // log(s(x) - s(y)) = log s(x) + log s(-y) + log(1 - exp(-(x - y))), which loses no digits in either tail
    const gap = Math.log(-Math.expm1(-a * (upper - lower)))
    return (eta) => logLogistic(a * (eta - lower)) + logLogistic(-a * (eta - upper)) + gap
  },
  simulate: (item, level, random) =>
    drawCategory(
      Array.from({ length: item.b.length + 1 }, (_, k) => probability(item, level, k)),
      random,
    ),
  invent: (random) => {
    let threshold = 0.5 + random()
    return { a: 0.6 + 1.4 * random(), b: Array.from({ length: 4 }, () => (threshold += 0.4 + 0.8 * random())) }
  },
})

function probability({ a, b }: GradedItem, level: number, category: number): number {
  const lower = b[category - 1]
  const upper = b[category]
  if (lower === undefined) return upper === undefined ? 1 : logistic(-a * (level - upper))
  if (upper === undefined) return logistic(a * (level - lower))
  return logistic(a * (level - lower)) * logistic(-a * (level - upper)) * -Math.expm1(-a * (upper - lower))
}

/** P (1 - P) of the boundary above category k; 0 where there is none. */
function steepness({ a, b }: GradedItem, level: number, k: number): number {
  const threshold = b[k]
  return threshold === undefined ? 0 : logistic(a * (level - threshold)) * logistic(-a * (level - threshold))
}
