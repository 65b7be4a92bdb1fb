import { incompleteBeta } from './incomplete-beta.ts'

/** P(F >= x) for the F distribution with these degrees of freedom, which need not be whole. Relative error about 1e-13. */
export function fTail(x: number, upper: number, lower: number): number {
  if (!(x > 0)) return 1
  return incompleteBeta(lower / 2, upper / 2, lower / (lower + upper * x))
}

/** The x with P(F <= x) = p, 0 < p < 1: halving on the logarithm of x, to the last digit but one. */
export function fQuantile(p: number, upper: number, lower: number): number {
  let [low, high] = [-700, 700]
  for (let round = 0; round < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); round++) {
    const middle = (low + high) / 2
    if (fTail(Math.exp(middle), upper, lower) > 1 - p) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}
