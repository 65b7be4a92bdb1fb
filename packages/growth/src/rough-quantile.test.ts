import { normalQuantile } from '@evenkeel/measure'
import { expect, test } from 'vitest'
import { roughQuantile } from './rough-quantile.ts'

test('agrees with the exact quantile to 1.2e-9, in both tails and the centre', () => {
  for (const p of [1e-300, 1e-20, 1e-6, 0.001, 0.0242, 0.0243, 0.1, 0.3, 0.4999, 0.51, 0.7, 0.9, 0.9757, 0.9758, 0.999, 1 - 1e-9]) {
    expect(Math.abs(roughQuantile(p) / normalQuantile(p) - 1), `${p}`).toBeLessThan(1.2e-9)
  }
  expect(roughQuantile(0.5)).toBe(0)
})
