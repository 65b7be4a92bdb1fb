import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moments, moments } from './moments.ts'
import type { Likelihood } from './observation.ts'

const at = (likelihood: Likelihood, mean = 2.5, sd = 0.9): Moments => {
  const into = { mean: Number.NaN, variance: Number.NaN }
  expect(moments(likelihood, mean, sd, into)).toBe(true)
  return into
}

/** The same by brute force: a hundred thousand nodes where the mass is. */
function bruteForce(likelihood: Likelihood, mean: number, sd: number, low: number, high: number): Moments {
  const n = 100_000
  const log = Float64Array.from({ length: n }, (_, i) => {
    const x = low + ((high - low) * i) / (n - 1)
    return likelihood(x) - ((x - mean) / sd) ** 2 / 2
  })
  const top = log.reduce((a, b) => Math.max(a, b), -Infinity)
  let mass = 0
  let first = 0
  log.forEach((value, i) => {
    const weight = Math.exp(value - top)
    mass += weight
    first += weight * (low + ((high - low) * i) / (n - 1))
  })
  const centre = first / mass
  let second = 0
  log.forEach((value, i) => {
    second += Math.exp(value - top) * (low + ((high - low) * i) / (n - 1) - centre) ** 2
  })
  return { mean: centre, variance: second / mass }
}

const logistic = (a: number, b: number) => (x: number) => -Math.log1p(Math.exp(-a * (x - b)))

describe('moments', () => {
  test('are those of the prior when the likelihood says nothing', () => {
    const flat = at(() => 0)
    expect(flat.mean).toBeCloseTo(2.5, 12)
    expect(flat.variance).toBeCloseTo(0.81, 12)
  })

  test('are exact for a normal likelihood, however narrow and however far away', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: -5, max: 2, noNaN: true }), (value, logNoise) => {
        const noise = Math.exp(logNoise)
        const got = at((x) => -(((x - value) / noise) ** 2) / 2)
        const variance = 1 / (1 / 0.81 + 1 / noise ** 2)
        const mean = variance * (2.5 / 0.81 + value / noise ** 2)
        expect(Math.abs(got.mean - mean) / Math.sqrt(variance)).toBeLessThan(1e-5)
        expect(Math.abs(got.variance / variance - 1)).toBeLessThan(1e-6)
      }),
    )
  })

  test.each([
    ['an easy item', logistic(1.2, 0)],
    ['a steep item', logistic(25, 3.1)],
    ['a guessed item', (x: number) => Math.log(0.25 + 0.75 / (1 + Math.exp(-2 * (x - 5))))],
    ['two humps', (x: number) => Math.log(Math.exp(-((x - 1) ** 2) * 30) + Math.exp(-((x - 4) ** 2) * 30))],
  ])('agree with brute force for %s', (_, likelihood) => {
    const got = at(likelihood)
    const want = bruteForce(likelihood, 2.5, 0.9, -8, 13)
    expect(got.mean).toBeCloseTo(want.mean, 6)
    expect(got.variance).toBeCloseTo(want.variance, 6)
  })

  test('stay finite for a step, a wall and a slope as steep as a cliff', () => {
    expect(at((x) => (x > 3 ? 0 : -Infinity)).mean).toBeGreaterThan(3)
    expect(at((x) => (x > 3 ? 0 : Number.NaN)).mean).toBeGreaterThan(3)
    expect(at((x) => 1e4 * x).mean).toBeCloseTo(2.5 + 8100, 2)
  })

  test('refuse a likelihood that leaves nothing, or everything', () => {
    const into = { mean: 7, variance: 7 }
    expect(moments(() => -Infinity, 0, 1, into)).toBe(false)
    expect(moments(() => Number.NaN, 0, 1, into)).toBe(false)
    expect(moments((x) => (x > 1 ? Infinity : 0), 0, 1, into)).toBe(false)
    expect(moments((x) => x ** 4, 0, 1, into)).toBe(false)
    expect(into).toEqual({ mean: 7, variance: 7 })
  })
})
