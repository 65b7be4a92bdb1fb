import type { Prior } from './belief.ts'
import { drift, type State } from './state.ts'

/** Lets time pass in `state` until a day; returns what was kept of each deviation, or null if no time passed. */
export type Clock = (day: number) => Float64Array | null

/** What is kept of a deviation after d days is exp(-d ln 2 / half-life). `settled`: the variances without evidence, to which they return. */
export function clockOf(prior: Prior, state: State, settled: readonly number[]): Clock {
  const { generalHalfLifeInDays: general, competencies } = prior
  const rates = Float64Array.from([general, general, ...competencies.map((c) => c.halfLifeInDays)], (halfLife) => Math.LN2 / halfLife)
  // before the first evidence the state is the prior, which time does not change
  let today: number | null = null
  return (day) => {
    const passed = today === null ? 0 : day - today
    today = day
    if (passed <= 0) return null
    const keep = new Float64Array(rates.length)
    for (let i = 0; i < rates.length; i++) keep[i] = Math.exp(-rates[i]! * passed)
    drift(state, keep, settled, generalCovariance(prior))
    return keep
  }
}

/** Covariance of the two general factors without evidence. */
export const generalCovariance = ({ generalSd, generalCorrelation }: Prior): number => generalCorrelation * generalSd ** 2
