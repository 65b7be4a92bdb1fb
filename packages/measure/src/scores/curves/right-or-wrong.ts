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
    mostInformation: plain ? (a * a) / 4 : most(a, g, u),
    answer(theta, category, into) {
      const x = a * (theta - b)
      const s = logistic(x)
      // where the asymptote on its side is 0, an answer's log-probability is a straight line far out, and P itself would be lost
      if (category === 1 && g === 0) write(into, logRoom + logLogistic(x), a * (1 - s), -a * a * s * (1 - s))
      else if (category === 0 && u === 1) write(into, logRoom + logLogistic(-x), -a * s, -a * a * s * (1 - s))
      else {
        const p = category === 1 ? g + (u - g) * s : 1 - u + (u - g) * logistic(-x)
        const slope = ((category === 1 ? a : -a) * (u - g) * s * (1 - s)) / p
        write(into, Math.log(p), slope, a * (1 - 2 * s) * slope - slope * slope)
      }
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

function write(into: Float64Array, log: number, slope: number, curvature: number): void {
  into[0] = log
  into[1] = slope
  into[2] = curvature
}
