import { expect, test } from 'vitest'
import { drawCategory, drawNormal, drawOne, seededRandom } from './random.ts'

const draws = (seed: number, n: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: n }, () => random())
}

test('the same seed gives the same stream, another seed another', () => {
  expect(draws(7, 20)).toEqual(draws(7, 20))
  const firsts = [0, 1, 2, 3, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 52].map((seed) => draws(seed, 1)[0])
  expect(new Set(firsts).size).toBe(firsts.length)
})

test('draws are even over 0 to 1, and neighbours in the stream do not know each other', () => {
  const n = 100_000
  const values = draws(5, n)
  const bins = new Array<number>(50).fill(0)
  for (const value of values) bins[Math.floor(50 * value)]! += 1
  // upper 0.1 % point of chi-square with 49 degrees of freedom
  expect(bins.reduce((sum, count) => sum + (count - n / 50) ** 2 / (n / 50), 0)).toBeLessThan(85.35)
  const together = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0) / n
  expect(Math.abs(together * 12)).toBeLessThan(0.012)
})

test('normal draws have mean 0, sd 1 and normal tails', () => {
  const random = seededRandom(6)
  const values = Array.from({ length: 100_000 }, () => drawNormal(random))
  const mean = values.reduce((sum, z) => sum + z, 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.012)
  expect(values.reduce((sum, z) => sum + z * z, 0) / values.length).toBeCloseTo(1, 1)
  expect(values.filter((z) => Math.abs(z) > 1.96).length / values.length).toBeCloseTo(0.05, 2)
})

test('categories come as often as they should, and the last one takes what rounding leaves', () => {
  const random = seededRandom(8)
  const counts = [0, 0, 0]
  for (let i = 0; i < 30_000; i++) counts[drawCategory([0.2, 0.5, 0.3], random)]! += 1
  expect(counts.map((count) => Math.round(count / 300) / 100)).toEqual([0.2, 0.5, 0.3])
  expect(drawCategory([0.3, 0.3, 0.3], () => 0.999999)).toBe(2)
  expect(drawOne(['a', 'b'], () => 0.5)).toBe('b')
})
