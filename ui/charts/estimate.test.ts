import { describe, expect, test } from 'vitest'
import { across, estimateText, interval, intervalText, levelText } from './estimate.ts'

describe('intervals', () => {
  test('hold 50 and 90 % of a normal distribution', () => {
    const wide = interval({ mean: 2.5, sd: 0.5 }, 90)
    const narrow = interval({ mean: 2.5, sd: 0.5 }, 50)
    expect(share(wide.low, wide.high)).toBeCloseTo(0.9, 3)
    expect(share(narrow.low, narrow.high)).toBeCloseTo(0.5, 3)
  })

  test('end where the scale ends', () => {
    expect(interval({ mean: 0.1, sd: 1 }, 90).low).toBe(0)
    expect(interval({ mean: 4.9, sd: 1 }, 90).high).toBe(5)
  })
})

describe('in words', () => {
  test.each([
    [2.44, 0.3, '2.4'],
    [2.44, 1, '2'],
    [-0.04, 0.3, '0.0'],
    [5, 0.01, '5.0'],
  ])('%d with a standard error of %d is %s', (value, sd, words) => expect(levelText(value, sd)).toBe(words))

  test('an estimate carries its interval, and none is said to be none', () => {
    expect(estimateText({ mean: 2.4, sd: 0.3 })).toBe('2.4 (1.9 to 2.9)')
    expect(intervalText({ mean: 2, sd: 1.2 })).toBe('0 to 4')
    expect(estimateText(null)).toBe('Not enough evidence yet')
  })
})

test('levels lie on the scale and never beside it', () => {
  expect([across(0), across(2.4), across(5), across(7), across(-1)]).toEqual(['0%', '48%', '100%', '100%', '0%'])
})

/** Share of a normal distribution with mean 2.5 and sd 0.5 between two values, by Simpson's rule. */
function share(low: number, high: number): number {
  const n = 2000
  const step = (high - low) / n
  const density = (x: number) => Math.exp(-(((x - 2.5) / 0.5) ** 2) / 2) / (0.5 * Math.sqrt(2 * Math.PI))
  let sum = density(low) + density(high)
  for (let i = 1; i < n; i++) sum += density(low + i * step) * (i % 2 ? 4 : 2)
  return (sum * step) / 3
}
