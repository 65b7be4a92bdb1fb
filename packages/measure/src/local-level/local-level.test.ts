import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawNormal, seededRandom } from '../random.ts'
import { type Filtered, filterLocalLevel, fitLocalLevel } from './local-level.ts'

/** Results of R's StructTS on the flow of the Nile; not part of the repository. */
const oracles = new URL('../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/kalman_nile.json', oracles))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')
const filtered = (...args: Parameters<typeof filterLocalLevel>): Filtered => {
  const got = filterLocalLevel(...args)
  if ('refused' in got) throw new Error(got.refused)
  return got
}

describe.skipIf(!present)('the Nile', () => {
  const reference = present ? JSON.parse(read('results/kalman_nile.json')) : { coef: {} }
  const series = present
    ? read('data/nile.csv')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(',')[1]))
    : []

  test('filtered and smoothed levels with the reference variances', () => {
    const got = filtered(series, { noise: reference.coef.epsilon, wander: reference.coef.level })
    // the reference begins from a variance of a million times the series' own instead of nothing known, which leaves a trace of 1e-3
    for (const [t, wanted] of (reference.filtered as number[]).entries()) expect(Math.abs(got.filtered[t]! - wanted)).toBeLessThan(1e-3)
    for (const [t, wanted] of (reference.smoothed as number[]).entries()) expect(Math.abs(got.smoothed[t]! - wanted)).toBeLessThan(1e-3)
  })

  test('the likeliest variances: those of the reference, and at least as likely', () => {
    const got = fitLocalLevel(series)
    if ('refused' in got) throw new Error(got.refused)
    expect(Math.abs(got.noise / reference.coef.epsilon - 1)).toBeLessThan(2e-3)
    expect(Math.abs(got.wander / reference.coef.level - 1)).toBeLessThan(2e-3)
    expect(got.logLikelihood).toBeGreaterThanOrEqual(
      filtered(series, { noise: reference.coef.epsilon, wander: reference.coef.level }).logLikelihood,
    )
    // Durbin and Koopman 2012, section 2.10
    expect(Math.abs(got.logLikelihood + 632.54)).toBeLessThan(0.01)
  })
})

describe('a local level', () => {
  const random = seededRandom(3)
  let level = 0
  const series = Array.from({ length: 400 }, () => {
    level += 0.5 * drawNormal(random)
    return level + drawNormal(random)
  })

  test('finds the variances it was invented with, and widens over gaps', () => {
    const got = fitLocalLevel(series)
    if ('refused' in got) throw new Error(got.refused)
    expect(Math.abs(got.noise - 1)).toBeLessThan(0.25)
    expect(Math.abs(got.wander - 0.25)).toBeLessThan(0.12)
    const gap = series.map((value, t) => (t >= 100 && t < 120 ? null : value))
    const { smoothedVariance, filteredVariance } = filtered(gap, { noise: 1, wander: 0.25 })
    expect(filteredVariance[119]! - filteredVariance[99]!).toBeCloseTo(20 * 0.25, 10)
    expect(smoothedVariance[110]!).toBeGreaterThan(2 * smoothedVariance[50]!)
  })

  test('smoothing is regression on all observations: three by hand', () => {
    // levels with precision 1 between neighbours and noise 1: (I + D'D) m = y
    const { smoothed } = filtered([1, null, 4], { noise: 1, wander: 1 })
    // [[2,-1,0],[-1,2,-1],[0,-1,2]] m = [1,0,4]
    expect([...smoothed].map((value) => Number(value.toFixed(10)))).toEqual([1.75, 2.5, 3.25])
    expect([...filtered([null, 2], { noise: 1, wander: 1 }).smoothed]).toEqual([2, 2])
  })

  test('a level that never moves, and what cannot be fitted', () => {
    const flat = Array.from({ length: 60 }, (_, t) => (t % 2 ? 1 : -1))
    const got = fitLocalLevel(flat)
    if ('refused' in got) throw new Error(got.refused)
    expect(got.wander).toBeLessThan(1e-6)
    expect(fitLocalLevel([1, 2])).toHaveProperty('refused')
    expect(fitLocalLevel([1, 1, 1])).toHaveProperty('refused')
    expect(filterLocalLevel([null], { noise: 1, wander: 1 })).toHaveProperty('refused')
    expect(filterLocalLevel([1], { noise: 0, wander: 0 })).toHaveProperty('refused')
  })
})
