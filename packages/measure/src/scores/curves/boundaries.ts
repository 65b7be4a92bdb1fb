import { logistic, logLogistic } from '../../items/logistic.ts'
import type { Curve } from './curve.ts'

/**
 * Graded response (Samejima 1969): P_k = F_k - F_{k+1},  F_k = 1 / (1 + exp(-a (theta - b_k))),  F_0 = 1,  F_n = 0; a (b_{k+1} - b_k) > 0.
 * Since F' = a F (1 - F), all that is needed is free of differences of small numbers:
 *   (log P_k)' = a (1 - F_k - F_{k+1}),  (log P_k)'' = -a^2 (F_k (1 - F_k) + F_{k+1} (1 - F_{k+1}))
 *   I = sum P_k (log P_k)'^2,  J = sum P_k (log P_k)' ((log P_k)'' + (log P_k)'^2)
 */
export function boundaries(a: number, b: readonly number[]): Curve {
  const last = b.length
  const places = Float64Array.from(b)
  /** 1 - exp(-a (b_{k+1} - b_k)) of each inner category. */
  const gaps = places.map((place, k) => (k === 0 ? 1 : -Math.expm1(-a * (place - places[k - 1]!))))
  const logGaps = gaps.map(Math.log)
  const above = (theta: number, k: number) => (k === 0 ? 1 : k > last ? 0 : logistic(a * (theta - places[k - 1]!)))
  const below = (theta: number, k: number) => (k === 0 ? 0 : k > last ? 1 : logistic(-a * (theta - places[k - 1]!)))
  const logP = (theta: number, k: number) => {
    if (k === 0) return logLogistic(-a * (theta - places[0]!))
    if (k === last) return logLogistic(a * (theta - places[last - 1]!))
    return logLogistic(a * (theta - places[k - 1]!)) + logLogistic(-a * (theta - places[k]!)) + logGaps[k]!
  }
  return {
    categories: last + 1,
    isConcave: true,
    // the sum is the midpoint rule for the integral of a^2 (1 - 2F)^2 over F from 0 to 1, which is convex: never above a^2 / 3
    mostInformation: last === 1 ? (a * a) / 4 : (a * a) / 3,
    log: logP,
    slopes(theta, k, into) {
      const [f, next, notF, notNext] = [above(theta, k), above(theta, k + 1), below(theta, k), below(theta, k + 1)]
      into[0] = a * (notF - next)
      into[1] = -a * a * (f * notF + next * notNext)
    },
    expected(theta, into) {
      let [information, bias] = [0, 0]
      let [f, notF] = [1, 0]
      for (let k = 0; k <= last; k++) {
        const next = above(theta, k + 1)
        const notNext = below(theta, k + 1)
        const p = k === 0 ? notNext : k === last ? f : f * notNext * gaps[k]!
        const slope = a * (notF - next)
        const curvature = -a * a * (f * notF + next * notNext)
        information += p * slope * slope
        bias += p * slope * (curvature + slope * slope)
        f = next
        notF = notNext
      }
      into[0] = information
      into[1] = bias
    },
    limit(k, side) {
      return k === (side * a > 0 ? last : 0) ? 0 : -Infinity
    },
  }
}
