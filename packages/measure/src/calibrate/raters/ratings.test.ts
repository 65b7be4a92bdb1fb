import { describe, expect, test } from 'vitest'
import { cholesky, invert } from './dense.ts'
import { expect as expectations, expectationsFor, expectedLogLikelihood, type Locations } from './expectations.ts'
import { gatherRatings } from './ratings.ts'

test('ratings are put in order by person, rater, item and score, and their names sorted', () => {
  const gatherer = gatherRatings()
  for (const [p, r, i, score] of [
    [7, 2, 1, 5],
    [3, 9, 0, 2],
    [7, 2, 0, 3],
    [7, 1, 0, 2],
    [7, 2, 0, 4],
  ] as const)
    gatherer.add(p, r, i, score)
  const names = ['b', 'a']
  const table = gatherer.finish({ person: (p) => String(p === 7 ? 10 : 9), rater: (r) => `r${r}`, item: (i) => names[i]! })
  expect(table).toMatchObject({ persons: ['9', '10'], raters: ['r1', 'r2', 'r9'], items: ['a', 'b'], lowest: 2, repeated: 1 })
  expect([...table.firstPair]).toEqual([0, 1, 3])
  expect([...table.rater]).toEqual([2, 0, 1])
  expect([...table.firstRating]).toEqual([0, 1, 2, 5])
  expect([...table.item]).toEqual([1, 1, 0, 1, 1])
  expect([...table.score]).toEqual([0, 0, 3, 1, 2])
  expect([...table.steps]).toEqual([3, 2])
})

test('more than can be told apart is refused', () => {
  expect(() => gatherRatings().add(2 ** 24, 0, 0, 0)).toThrow(RangeError)
  expect(() => gatherRatings().add(0, 0, 2 ** 16, 0)).toThrow(RangeError)
})

describe('dense matrices', () => {
  test.each([1, 2, 3, 5, 8, 17])('%i x %i: the inverse is one', (n) => {
    // 1 / (1 + i + j) is definite and hard enough; the diagonal keeps it far from singular
    const matrix = Float64Array.from({ length: n * n }, (_, at) => 1 / (1 + Math.floor(at / n) + (at % n)) + (at % (n + 1) === 0 ? 1 : 0))
    const inverse = matrix.slice()
    const logDeterminant = invert(inverse, n)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let k = 0; k < n; k++) sum += matrix[i * n + k]! * inverse[k * n + j]!
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 12)
      }
    }
    const l = matrix.slice()
    cholesky(l, n)
    let product = 1
    for (let i = 0; i < n; i++) product *= l[i * n + i]! ** 2
    expect(logDeterminant).toBeCloseTo(Math.log(product), 10)
  })

  test('one that is not definite is refused', () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError)
  })
})

describe('expectations', () => {
  const gatherer = gatherRatings()
  for (const [r, i, score] of [
    [0, 0, 3],
    [0, 1, 0],
    [1, 0, 2],
  ] as const)
    gatherer.add(0, r, i, score)
  const ratings = gatherer.finish({ person: String, rater: String, item: String })
  const located = (scale: number): Locations => ({
    person: Float64Array.of(0.4 * scale),
    rater: Float64Array.of(-0.3, 0.6),
    halo: Float64Array.of(0.2, 0),
    step: Float64Array.of(-1, 0.2, 1.1, -0.5, 0, 0).map((value) => value * scale),
    width: 3,
  })
  const spread = Float64Array.of(0.4, 0.1)

  test.each([1, 40, 3000])('are the derivatives of the expected log-likelihood, steep or not (scale %i)', (scale) => {
    const at = located(scale)
    const found = expectationsFor(ratings, 3)
    expectations(ratings, at, spread, found)
    const change = 1e-4
    const by = (array: Float64Array, index: number) => {
      const before = array[index]!
      array[index] = before + change
      const up = expectedLogLikelihood(ratings, at, spread)
      array[index] = before - change
      const down = expectedLogLikelihood(ratings, at, spread)
      array[index] = before
      return { slope: (up - down) / (2 * change), bend: (up + down - 2 * expectedLogLikelihood(ratings, at, spread)) / change ** 2 }
    }
    for (const k of [0, 1]) {
      expect(found.residual[k]!).toBeCloseTo(by(at.halo, k).slope, 5)
      expect(found.weight[k]!).toBeCloseTo(-by(at.halo, k).bend, 3)
    }
    for (let j = 0; j < 6; j++)
      if (j < 4)
        expect(found.excess[j]!).toBeCloseTo(by(at.step, j === 3 ? 0 : j).slope + (j === 3 ? found.excess[3]! - found.excess[0]! : 0), 5)
  })
})
