import { describe, expect, test } from 'vitest'
import { normalCdf } from '../normal.ts'
import { chiSquareTail } from './chi-square.ts'
import { fQuantile, fTail } from './f.ts'
import { logGamma } from './log-gamma.ts'

const near = (got: number, want: number, relative = 1e-12) => expect(Math.abs(got / want - 1)).toBeLessThan(relative)

describe('distributions', () => {
  test('log gamma is the logarithm of the factorials, and of the half ones', () => {
    let factorial = 1
    for (let n = 2; n < 25; n++) {
      factorial *= n
      near(logGamma(n + 1), Math.log(factorial))
    }
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)))
    near(logGamma(100.5), 361.4355404678, 1e-11)
  })

  test('chi-square: closed forms of 1 and 2 degrees, far out too', () => {
    for (const x of [0.01, 0.5, 1, 3.84, 10, 60, 400]) {
      near(chiSquareTail(x, 2), Math.exp(-x / 2))
      near(chiSquareTail(x, 1), 2 * normalCdf(-Math.sqrt(x)), 1e-11)
      near(chiSquareTail(x, 4), Math.exp(-x / 2) * (1 + x / 2))
    }
    expect(chiSquareTail(0, 3)).toBe(1)
  })

  test('F: closed forms of 2 and of 1 with 1, and its quantile is its inverse', () => {
    for (const x of [0.2, 1, 3, 40]) {
      // P(F(2, m) >= x) = (1 + 2x/m)^(-m/2)
      near(fTail(x, 2, 7), (1 + (2 * x) / 7) ** -3.5)
      // F(1, 1) is a squared Cauchy
      near(fTail(x, 1, 1), 1 - (2 / Math.PI) * Math.atan(Math.sqrt(x)))
    }
    for (const [p, upper, lower] of [
      [0.975, 5, 18],
      [0.025, 5, 15],
      [0.95, 2.3, 17.8],
      [0.5, 1, 1],
    ] as const)
      near(fTail(fQuantile(p, upper, lower), upper, lower), 1 - p, 1e-11)
  })
})
