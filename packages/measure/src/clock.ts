import type { Prior } from './belief.ts'
import { drift, type State } from './state.ts'

/** Lets days pass in `state`; returns what was kept of each deviation, or null if no time passed. */
export type Clock = (state: State, days: number) => Float64Array | null

/** What is kept of a deviation after d days is exp(-d ln 2 / half-life). `settled`: the variances without evidence, to which they return. */
export function clockOf(prior: Prior, settled: readonly number[]): Clock {
  const { generalHalfLifeInDays: general, competencies } = prior
  const rates = Float64Array.from([general, general, ...competencies.map((c) => c.halfLifeInDays)], (halfLife) => Math.LN2 / halfLife)
  return (state, days) => {
    if (days <= 0) return null
    const keep = new Float64Array(rates.length)
    for (let i = 0; i < rates.length; i++) keep[i] = Math.exp(-rates[i]! * days)
    drift(state, keep, settled, generalCovariance(prior))
    return keep
  }
}

/** Covariance of the two general factors without evidence. */
export const generalCovariance = ({ generalSd, generalCorrelation }: Prior): number => generalCorrelation * generalSd ** 2
