import { normalCdf, normalQuantile } from '@evenkeel/measure'
import { expect, test } from 'vitest'
import { fastCdf, fastQuantile } from './fast-normal.ts'

test('agrees with the exact tail to 1e-8, and with its complement', () => {
  for (const z of [-38.1, -37, -20, -8, -7.08, -7.07, -5, -3.5, -1, -0.1, 0, 0.3, 2, 6, 9, 40]) {
    if (z > -38) expect(Math.abs(fastCdf(z) / normalCdf(z) - 1), `${z}`).toBeLessThan(1e-8)
    expect(Math.abs(fastCdf(z) - normalCdf(z)), `${z}`).toBeLessThan(1e-14)
  }
  expect([fastCdf(-Infinity), fastCdf(Infinity)]).toEqual([0, 1])
})

test('agrees with the exact quantile to 1.2e-9, in both tails and the centre', () => {
  for (const p of [1e-300, 1e-20, 1e-6, 0.001, 0.0242, 0.0243, 0.1, 0.3, 0.4999, 0.51, 0.7, 0.9, 0.9757, 0.9758, 0.999, 1 - 1e-9]) {
    expect(Math.abs(fastQuantile(p) / normalQuantile(p) - 1), `${p}`).toBeLessThan(1.2e-9)
  }
  expect(fastQuantile(0.5)).toBe(0)
})
