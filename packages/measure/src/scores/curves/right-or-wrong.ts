import { logistic, logLogistic } from '../../items/logistic.ts'
import type { Curve } from './curve.ts'

/**
 * P = g + (u - g) s,  s = 1 / (1 + exp(-a (theta - b)))     (Birnbaum 1968; upper asymptote u: Barton and Lord 1981)
 *   P' = a (u - g) s (1 - s),  P'' = a P' (1 - 2 s),  I = P'^2 / (P (1 - P)),  J = P' P'' / (P (1 - P))
 * Category 1 is right. Rasch and 2PL have g = 0 and u = 1, 3PL u = 1.
 */
export function rightOrWrong(a: number, b: number, g = 0, u = 1): Curve {
  const plain = g === 0 && u === 1
  const logRoom = Math.log(u - g)
  return {
    categories: 2,
    isConcave: plain,
    ...(!plain && a !== 0 && { bend: { at: b, length: 1 / Math.abs(a) } }),
    mostInformation: plain ? (a * a) / 4 : most(a, g, u),
    log(theta, category) {
      const x = a * (theta - b)
      // where the asymptote on its side is 0, P itself would be lost far out
      if (category === 1) return g === 0 ? logRoom + logLogistic(x) : Math.log(g + (u - g) * logistic(x))
      return u === 1 ? logRoom + logLogistic(-x) : Math.log(1 - u + (u - g) * logistic(-x))
    },
    slopes(theta, category, into) {
      const s = logistic(a * (theta - b))
      if (category === 1 && g === 0) into[0] = a * (1 - s)
      else if (category === 0 && u === 1) into[0] = -a * s
      else {
        const p = category === 1 ? g + (u - g) * s : 1 - u + (u - g) * (1 - s)
        const slope = ((category === 1 ? a : -a) * (u - g) * s * (1 - s)) / p
        into[0] = slope
        into[1] = a * (1 - 2 * s) * slope - slope * slope
        return
      }
      into[1] = -a * a * s * (1 - s)
    },
    expected(theta, into) {
      const s = logistic(a * (theta - b))
      const r = logistic(-a * (theta - b))
      const product = (g + (u - g) * s) * (1 - u + (u - g) * r)
      const slope = a * (u - g) * s * r
      const information = plain ? a * a * s * r : product > 0 ? (slope / product) * slope : 0
      into[0] = information
      into[1] = information * a * (r - s)
    },
    limit(category, side) {
      if (a === 0) return Math.log(category === 1 ? (g + u) / 2 : 1 - (g + u) / 2)
      const p = side * a > 0 ? u : g
      return Math.log(category === 1 ? p : 1 - p)
    },
  }
}

/**
 * a^2 (1 - 20 g - 8 g^2 + (1 + 8 g)^1.5) / (8 (1 - g)^2) for 3PL (Lord 1980, equation 10-6). With an upper asymptote P Q >= (u - g)^2 s (1 - s), and
 * therefore I <= a^2 / 4.
 */
function most(a: number, g: number, u: number): number {
  if (u < 1) return (a * a) / 4
  return ((a * a) / (8 * (1 - g) ** 2)) * (1 - 20 * g - 8 * g * g + (1 + 8 * g) ** 1.5)
}
