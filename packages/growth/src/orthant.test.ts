import { drawNormal, normalCdf, seededRandom } from '@evenkeel/measure'
import { describe, expect, test } from 'vitest'
import { orthant } from './orthant.ts'

const equal = (m: number, rho: number) => Float64Array.from({ length: m * m }, (_, at) => (Math.floor(at / m) === at % m ? 1 : rho))

/** P(all) of equally correlated conditions by Simpson's rule over their one common factor. */
function oneFactor(gaps: readonly number[], rho: number): number {
  const steps = 2000
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const z = -8 + (16 * i) / steps
    const product = gaps.reduce((all, gap) => all * normalCdf((gap + Math.sqrt(rho) * z) / Math.sqrt(1 - rho)), 1)
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * product * Math.exp((-z * z) / 2)
  }
  return (sum * (16 / steps)) / 3 / Math.sqrt(2 * Math.PI)
}

describe('against closed forms', () => {
  test.each([2, 5, 9, 14])('%i independent conditions: the product', (m) => {
    const gaps = Array.from({ length: m }, (_, i) => 0.2 + 0.1 * i)
    expect(orthant(gaps, equal(m, 0), 2048)).toBeCloseTo(
      gaps.reduce((product, gap) => product * normalCdf(gap), 1),
      8,
    )
  })

  test('perfectly correlated conditions: the least of them', () => {
    expect(orthant([1.1, 0.3, 2], equal(3, 1))).toBeCloseTo(normalCdf(0.3), 12)
  })

  test('opposite conditions: what lies between', () => {
    expect(orthant([0.5, 0.7], [1, -1, -1, 1])).toBeCloseTo(normalCdf(0.5) + normalCdf(0.7) - 1, 12)
    expect(orthant([-0.5, 0.4], [1, -1, -1, 1])).toBe(0)
  })

  test.each([-0.9, -0.4, 0, 0.3, 0.7, 0.95])('two conditions at zero, correlation %f: 1/4 + asin(rho) / 2 pi', (rho) => {
    expect(orthant([0, 0], equal(2, rho), 2048)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 4)
  })

  test('three conditions at zero: 1/8 + the sum of asin(rho) / 4 pi', () => {
    const exact = 1 / 8 + (Math.asin(0.5) + Math.asin(0.2) + Math.asin(-0.3)) / (4 * Math.PI)
    expect(orthant([0, 0, 0], [1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1], 2048)).toBeCloseTo(exact, 4)
  })

  test.each([2, 6, 12, 20])('%i conditions at zero, correlation 1/2: 1 / (m + 1)', (m) => {
    expect(Math.abs(orthant(new Float64Array(m), equal(m, 0.5), 2048) - 1 / (m + 1))).toBeLessThan(2e-4)
  })

  test.each([256, 512, 1024, 2048] as const)('unequal gaps with a common factor, %i points: within 1e-3', (points) => {
    for (const m of [3, 8, 14, 20]) {
      for (const rho of [0.1, 0.4, 0.8]) {
        const gaps = Array.from({ length: m }, (_, i) => 0.4 + ((i * 7) % 5) * 0.35)
        expect(Math.abs(orthant(gaps, equal(m, rho), points) - oneFactor(gaps, rho))).toBeLessThan(1e-3)
      }
    }
  })

  test('more conditions than the lattice has dimensions', () => {
    const gaps = Array.from({ length: 130 }, (_, i) => 2 + (i % 9) / 4)
    expect(Math.abs(orthant(gaps, equal(130, 0.5), 1024) - oneFactor(gaps, 0.5))).toBeLessThan(2e-3)
  })

  test('far tails keep their relative accuracy', () => {
    expect(orthant([-4, -4], equal(2, 0), 2048) / normalCdf(-4) ** 2).toBeCloseTo(1, 6)
  })
})

describe('singular covariance', () => {
  test('a condition that is the sum of two others adds nothing', () => {
    expect(orthant([0, 0, 0], [1, 0, 1, 0, 1, 1, 1, 1, 2])).toBeCloseTo(0.25, 10)
  })

  test('stating every condition twice changes nothing', () => {
    const gaps = [0.2, 0.9, 0.5]
    const rho = [1, 0.3, 0.1, 0.3, 1, 0.6, 0.1, 0.6, 1]
    const twice = Float64Array.from({ length: 36 }, (_, at) => rho[(Math.floor(at / 6) % 3) * 3 + ((at % 6) % 3)]!)
    expect(orthant([...gaps, ...gaps], twice)).toBeCloseTo(orthant(gaps, rho), 12)
  })

  test('what is certain holds or does not', () => {
    expect(orthant([0.3], [0])).toBe(1)
    expect(orthant([0], [0])).toBe(1)
    expect(orthant([-0.1], [0])).toBe(0)
    expect(orthant([0.5, 0.2], [1, 0, 0, 0])).toBeCloseTo(normalCdf(0.5), 12)
    expect(orthant([0.5, -0.2], [1, 0, 0, 0])).toBe(0)
    expect(orthant([], [])).toBe(1)
  })
})

test('agrees with plain simulation on covariances without structure', () => {
  const random = seededRandom(11)
  for (let trial = 0; trial < 6; trial++) {
    const m = 7
    const factors = 2 + (trial % 5)
    const loads = Array.from({ length: m }, () => Array.from({ length: factors }, () => drawNormal(random)))
    const own = trial < 3 ? 0.5 : 0
    const covariance = Float64Array.from({ length: m * m }, (_, at) => {
      const [i, j] = [Math.floor(at / m), at % m]
      return loads[i]!.reduce((sum, load, f) => sum + load * loads[j]![f]!, 0) + (i === j ? own ** 2 : 0)
    })
    const gaps = Array.from({ length: m }, () => 0.8 + 0.6 * drawNormal(random))
    const draws = 100_000
    let hits = 0
    for (let k = 0; k < draws; k++) {
      const z = Array.from({ length: factors }, () => drawNormal(random))
      if (loads.every((load, i) => gaps[i]! + own * drawNormal(random) + load.reduce((sum, value, f) => sum + value * z[f]!, 0) >= 0))
        hits++
    }
    // four standard errors of the simulation
    expect(Math.abs(orthant(gaps, covariance, 2048) - hits / draws)).toBeLessThan(4 * Math.sqrt(0.25 / draws) + 1e-3)
  }
})

test('the same bits every time', () => {
  const run = () => orthant([0.3, 0.8, 1.2, 0.1], equal(4, 0.35), 512)
  expect(run()).toBe(run())
})
