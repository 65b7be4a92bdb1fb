import { mirror } from './adjacent-curve.ts'
import { type Curve, logOdds, usualLimits } from './curve.ts'

/** What is believed of the chance of a right guess before any answer: logit g is normal. */
export type GuessPrior = { readonly mean: number; readonly sd: number }

/** Lowest and highest logit of a guess: a chance of .0001 and of .88. Beyond them answers say nothing more. */
const guessLimits = [-9, 2] as const

/**
 * Three-parameter logistic (Birnbaum 1968): P(right | theta) = g + (1 - g) s(a theta + d), s(x) = 1 / (1 + exp(-x)). Parameters: a, d, logit g.
 * Information is the expected one, n P' P'' / (P (1 - P)); 1 - P = (1 - g)(1 - s). With a prior, that of logit g is added.
 */
export function guessingCurve(prior: GuessPrior | null): Curve {
  return {
    parameters: () => 3,

    start(numbers, slope) {
      const g = prior ? prior.mean : -1.8
      const all = numbers[0]! + numbers[1]!
      const knowing = Math.max(0.02 * all, numbers[1]! - (all * 1) / (1 + Math.exp(-g)))
      return [slope, Math.sqrt(1 + slope * slope * 0.346) * logOdds(knowing, numbers[0]!), g]
    },

    logChances(par, at, _categories, { count, padded, nodes }, log, logAt) {
      const a = par[at]!
      const d = par[at + 1]!
      const g = 1 / (1 + Math.exp(-par[at + 2]!))
      const noGuess = Math.log1p(-g)
      for (let q = 0; q < count; q++) {
        const x = a * nodes[q]! + d
        const e = Math.exp(-Math.abs(x))
        const small = -Math.log1p(e)
        const s = x > 0 ? 1 / (1 + e) : e / (1 + e)
        log[logAt + q] = (x > 0 ? small - x : small) + noGuess
        log[logAt + padded + q] = Math.log(g + (1 - g) * s)
      }
    },

    score(par, at, _categories, { count, padded, nodes }, counts, countsAt, gradient, information) {
      gradient.fill(0, 0, 3)
      information.fill(0, 0, 9)
      const a = par[at]!
      const d = par[at + 1]!
      const logit = par[at + 2]!
      const g = 1 / (1 + Math.exp(-logit))
      let value = prior ? -0.5 * ((logit - prior.mean) / prior.sd) ** 2 : 0
      if (prior) {
        gradient[2] = -(logit - prior.mean) / prior.sd ** 2
        information[8] = 1 / prior.sd ** 2
      }
      for (let q = 0; q < count; q++) {
        const wrong = counts[countsAt + q]!
        const right = counts[countsAt + padded + q]!
        const n = wrong + right
        if (n === 0) continue
        const theta = nodes[q]!
        const x = a * theta + d
        const e = Math.exp(-Math.abs(x))
        const s = x > 0 ? 1 / (1 + e) : e / (1 + e)
        const not = x > 0 ? e / (1 + e) : 1 / (1 + e)
        const p = g + (1 - g) * s
        const rest = (1 - g) * not
        value += (right > 0 ? right * Math.log(p) : 0) + (wrong > 0 ? wrong * Math.log(Math.max(rest, 1e-300)) : 0)
        // (right - n P) / (P (1 - P)) times dP; dP/dx = (1 - g) s (1 - s) = s rest, dP/dlogit = g rest
        const pull = (right - n * p) / p
        const weight = (n * rest) / p
        gradient[0] = gradient[0]! + pull * s * theta
        gradient[1] = gradient[1]! + pull * s
        gradient[2] = gradient[2]! + pull * g
        information[0] = information[0]! + weight * s * s * theta * theta
        information[1] = information[1]! + weight * s * s * theta
        information[2] = information[2]! + weight * s * g * theta
        information[4] = information[4]! + weight * s * s
        information[5] = information[5]! + weight * s * g
        information[8] = information[8]! + weight * g * g
      }
      mirror(information, 3)
      return value
    },

    rescale(par, at, _categories, mean, sd) {
      par[at + 1] = par[at + 1]! + par[at]! * mean
      par[at] = par[at]! * sd
    },

    logPrior: (par, at) =>
      prior ? -0.5 * ((par[at + 2]! - prior.mean) / prior.sd) ** 2 - Math.log(prior.sd) - 0.5 * Math.log(2 * Math.PI) : 0,
    valid: (par, at) => par[at + 2]! >= guessLimits[0] && par[at + 2]! <= guessLimits[1],
    limits: (parameter) => (parameter === 2 ? guessLimits : usualLimits(parameter)),
  }
}
