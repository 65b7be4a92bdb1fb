import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceAtLeast } from './estimate.ts'
import { normalCdf, normalQuantile } from './normal.ts'

/** Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/15 + ...): all terms positive, so it loses no digits. Another road to the same number. */
function series(z: number): number {
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 1e-18; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

describe('normalCdf', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1, 0.15865525393145705],
    [1.959963984540054, 0.975],
    [-5, 2.866515718791939e-7],
    [-10, 7.61985302416e-24],
    [-37, 5.725571222524e-300],
  ])('of %d is %d', (z, p) => expect(normalCdf(z) / p).toBeCloseTo(1, 11))

  test('agrees with the series everywhere between -6 and 6 to 1e-14', () => {
    for (let z = -6; z <= 6; z += 0.037) expect(Math.abs(normalCdf(z) - series(z))).toBeLessThan(1e-14)
  })

  test('joins its two formulas without a step, never decreases, and stays within 0 and 1', () => {
    expect(normalCdf(-3.5000000000000004) / normalCdf(-3.4999999999999996)).toBeCloseTo(1, 11)
    let before = 0
    for (let z = -45; z <= 45; z += 0.01) {
      const p = normalCdf(z)
      expect(p).toBeGreaterThanOrEqual(before)
      before = p
    }
    expect(normalCdf(-Infinity)).toBe(0)
    expect(normalCdf(Infinity)).toBe(1)
    expect(normalCdf(Number.NaN)).toBeNaN()
  })
})

describe('normalQuantile', () => {
  test('undoes normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: 5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 7)
      }),
    )
    for (const p of [1e-300, 1e-20, 1e-5, 0.02, 0.3, 0.5, 0.7, 0.999]) expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9)
  })

  test.each([
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [1e-10, -6.361340902404056],
    [0.5, 0],
  ])('of %d is %d', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 13))

  test('says what lies outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(normalQuantile(1.1)).toBeNaN()
  })
})

test('chanceAtLeast is the share of the curve above the bar', () => {
  expect(chanceAtLeast({ mean: 3, sd: 0.5 }, 3)).toBe(0.5)
  expect(chanceAtLeast({ mean: 3, sd: 0.5 }, 2.5)).toBeCloseTo(0.8413447460685429, 14)
  expect(chanceAtLeast({ mean: 3, sd: 0 }, 3)).toBe(1)
  expect(chanceAtLeast({ mean: 2.9, sd: 0 }, 3)).toBe(0)
})
