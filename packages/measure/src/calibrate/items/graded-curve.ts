import { mirror } from './adjacent-curve.ts'
import { type Curve, logOdds, usualLimits } from './curve.ts'

/**
 * Graded response (Samejima 1969): P(answer >= k | theta) = s(a theta + d[k]), k = 1..K-1, d falling; s(x) = 1 / (1 + exp(-x)).
 * Parameters: a, d[1], ..., d[K-1]. Information is the expected one, n sum over c of P'_c P'_c' / P_c (Fisher scoring).
 */
export const gradedCurve: Curve = {
  parameters: (categories) => categories,

  start(numbers, slope) {
    let above = 0
    for (let c = 0; c < numbers.length; c++) above += numbers[c]!
    let below = 0
    // a spread of the latent variable flattens what is seen; this undoes it roughly (Lord 1980)
    const wider = Math.sqrt(1 + slope * slope * 0.346)
    const d: number[] = []
    for (let c = 1; c < numbers.length; c++) {
      above -= numbers[c - 1]!
      below += numbers[c - 1]!
      d.push(Math.min(wider * logOdds(above, below), (d.at(-1) ?? Infinity) - 0.02))
    }
    return [slope, ...d]
  },

  /** log(s(x) - s(y)) = log s(x) + log s(-y) + log(1 - exp(-(x - y))): no digits are lost in either tail. */
  logChances(par, at, categories, { count, padded, nodes }, log, logAt) {
    const a = par[at]!
    const last = categories - 1
    for (let q = 0; q < count; q++) log[logAt + q] = 0
    for (let k = 1; k <= last; k++) {
      const d = par[at + k]!
      const gap = k < last ? Math.log(-Math.expm1(par[at + k + 1]! - d)) : 0
      const below = logAt + (k - 1) * padded
      const above = logAt + k * padded
      for (let q = 0; q < count; q++) {
        const x = a * nodes[q]! + d
        const small = -Math.log1p(Math.exp(-Math.abs(x)))
        log[below + q] = log[below + q]! + (x > 0 ? small - x : small)
        log[above + q] = (x > 0 ? small : small + x) + gap
      }
    }
  },

  score(par, at, categories, { count, padded, nodes }, counts, countsAt, gradient, information) {
    const size = categories
    const last = categories - 1
    gradient.fill(0, 0, size)
    information.fill(0, 0, size * size)
    for (let k = 1; k < last; k++) if (!(par[at + k]! - par[at + k + 1]! > 1e-7)) return -Infinity
    const a = par[at]!
    /** s of the boundary below category c, and its derivative; 1 and 0 at the ends. */
    const step = new Float64Array(categories + 1)
    const steep = new Float64Array(categories + 1)
    step[0] = 1
    let value = 0
    for (let q = 0; q < count; q++) {
      let n = 0
      for (let c = 0; c < categories; c++) n += counts[countsAt + c * padded + q]!
      if (n === 0) continue
      const theta = nodes[q]!
      for (let k = 1; k <= last; k++) {
        const e = Math.exp(-Math.abs(a * theta + par[at + k]!))
        const s = 1 / (1 + e)
        const other = e * s
        step[k] = a * theta + par[at + k]! > 0 ? s : other
        steep[k] = s * other
      }
      for (let c = 0; c < categories; c++) {
        const p = chance(par, at, c, last, step)
        const number = counts[countsAt + c * padded + q]!
        if (number > 0) value += number * Math.log(p)
        const ratio = number / p
        const weight = n / p
        const lower = steep[c]!
        const upper = steep[c + 1]!
        const slope = theta * (lower - upper)
        gradient[0] = gradient[0]! + ratio * slope
        information[0] = information[0]! + weight * slope * slope
        if (c > 0) {
          gradient[c] = gradient[c]! + ratio * lower
          information[c] = information[c]! + weight * slope * lower
          information[c * size + c] = information[c * size + c]! + weight * lower * lower
        }
        if (c < last) {
          gradient[c + 1] = gradient[c + 1]! - ratio * upper
          information[c + 1] = information[c + 1]! - weight * slope * upper
          information[(c + 1) * size + c + 1] = information[(c + 1) * size + c + 1]! + weight * upper * upper
          if (c > 0) information[c * size + c + 1] = information[c * size + c + 1]! - weight * lower * upper
        }
      }
    }
    mirror(information, size)
    return value
  },

  rescale(par, at, categories, mean, sd) {
    for (let k = 1; k < categories; k++) par[at + k] = par[at + k]! + par[at]! * mean
    par[at] = par[at]! * sd
  },

  logPrior: () => 0,
  valid(par, at, categories) {
    for (let k = 1; k < categories - 1; k++) if (!(par[at + k]! - par[at + k + 1]! > 1e-7)) return false
    return true
  },
  limits: usualLimits,
}

/** s(x) - s(y) = s(x) s(-y) (1 - exp(-(x - y))); at the ends s alone. Never 0. */
function chance(par: Float64Array, at: number, c: number, last: number, step: Float64Array): number {
  if (c === last) return Math.max(step[c]!, 1e-300)
  if (c === 0) return Math.max(1 - step[1]!, 1e-300)
  const p = step[c]! - step[c + 1]!
  if (p > 1e-9) return p
  return Math.max(step[c]! * (1 - step[c + 1]!) * -Math.expm1(par[at + c + 1]! - par[at + c]!), 1e-300)
}
