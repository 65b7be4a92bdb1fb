import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { adjacentProbabilities } from './adjacent-category.ts'
import { generalisedPartialCredit } from './generalised-partial-credit.ts'
import { graded } from './graded.ts'
import { responseModels } from './index.ts'
import { partialCredit } from './partial-credit.ts'
import { threeParameter } from './three-parameter.ts'
import { twoParameter } from './two-parameter.ts'

const levels = [-2, 0, 1.3, 2.5, 3.7, 5, 7]

describe.each(responseModels.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const items = Array.from({ length: 20 }, (_, i) => model.invent(seededRandom(i)))
  const categoriesOf = (item: unknown) => Array.from({ length: model.categories(item) }, (_, c) => c)

  test('probabilities are positive and add up to 1', () => {
    for (const item of items)
      for (const level of levels) {
        const p = categoriesOf(item).map((c) => model.probability(item, level, c))
        expect(Math.min(...p)).toBeGreaterThan(0)
        expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 13)
      }
  })

  test('the log-likelihood is the logarithm of the probability', () => {
    for (const item of items)
      for (const level of levels)
        for (const c of categoriesOf(item))
          expect(model.logLikelihood(item, c)(level)).toBeCloseTo(Math.log(model.probability(item, level, c)), 10)
  })

  test('information is the expected squared slope of the log-likelihood', () => {
    const step = 1e-5
    for (const item of items)
      for (const level of levels) {
        const squaredSlope = (c: number) => {
          const log = model.logLikelihood(item, c)
          return ((log(level + step) - log(level - step)) / (2 * step)) ** 2
        }
        const expected = categoriesOf(item).reduce((sum, c) => sum + model.probability(item, level, c) * squaredSlope(c), 0)
        expect(Math.abs(model.information(item, level) - expected)).toBeLessThan(1e-7)
      }
  })

  test('a higher level never lowers the expected category', () => {
    for (const item of items) {
      const expected = (level: number) => categoriesOf(item).reduce((sum, c) => sum + c * model.probability(item, level, c), 0)
      for (let level = -3; level < 8; level += 0.1) expect(expected(level + 0.1)).toBeGreaterThan(expected(level))
    }
  })

  test('simulated answers come as often as the probabilities say (chi-square, 0.1 %)', () => {
    const item = model.invent(seededRandom(3))
    const random = seededRandom(77)
    const n = 40_000
    const counts = categoriesOf(item).map(() => 0)
    for (let i = 0; i < n; i++) counts[model.simulate(item, 2.5, random)]! += 1
    const chiSquare = counts.reduce((sum, count, c) => {
      const due = n * model.probability(item, 2.5, c)
      return sum + (count - due) ** 2 / due
    }, 0)
    // upper 0.1 % points of chi-square with 1..4 degrees of freedom
    expect(chiSquare).toBeLessThan([10.83, 13.82, 16.27, 18.47][counts.length - 2]!)
  })

  test('stays finite at any level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (i, level) => {
        const item = items[i]
        for (const c of categoriesOf(item)) {
          expect(Number.isFinite(model.probability(item, level, c))).toBe(true)
          expect(Number.isFinite(model.logLikelihood(item, c)(level))).toBe(true)
        }
        expect(model.information(item, level)).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(model.information(item, level))).toBe(true)
        expect(model.simulate(item, level, seededRandom(i))).toBeLessThan(model.categories(item))
      }),
    )
  })
})

describe('the models meet where they should', () => {
  test('3PL without guessing is 2PL', () => {
    const item = { a: 1.3, b: 2.2 }
    for (const level of levels) {
      expect(threeParameter.probability({ ...item, c: 0 }, level, 1)).toBeCloseTo(twoParameter.probability(item, level, 1), 14)
      expect(threeParameter.information({ ...item, c: 0 }, level)).toBeCloseTo(twoParameter.information(item, level), 14)
    }
    expect(threeParameter.information({ ...item, c: 0 }, -1e6)).toBe(0)
    expect(threeParameter.logLikelihood({ ...item, c: 0 }, 1)(-1e6)).toBeCloseTo(-1.3 * (1e6 + 2.2), 3)
  })

  test('graded and generalised partial credit with one threshold are 2PL', () => {
    for (const level of levels)
      for (const model of [graded, generalisedPartialCredit])
        expect(model.probability({ a: 1.3, b: [2.2] }, level, 1)).toBeCloseTo(twoParameter.probability({ a: 1.3, b: 2.2 }, level, 1), 14)
  })

  test('partial credit is generalised partial credit with a discrimination of 1', () => {
    const b = [1, 2.5, 2]
    for (const level of levels)
      expect(partialCredit.probability({ b }, level, 2)).toBeCloseTo(generalisedPartialCredit.probability({ a: 1, b }, level, 2), 14)
  })

  test('half-way thresholds make a pick that falls off like a normal curve around the level', () => {
    const noise = 0.6
    const p = adjacentProbabilities({ a: 1 / noise ** 2, tau: [1.5, 2.5, 3.5, 4.5] }, 3.2)
    const bell = [1, 2, 3, 4, 5].map((level) => Math.exp(-((level - 3.2) ** 2) / (2 * noise ** 2)))
    const total = bell.reduce((a, b) => a + b)
    bell.forEach((value, i) => {
      expect(p[i]).toBeCloseTo(value / total, 13)
    })
  })
})
