import { logGamma } from './log-gamma.ts'

/** P(X >= x) for a chi-square with `degrees` degrees of freedom: Q(degrees / 2, x / 2) of the incomplete gamma function. Relative error about 1e-13. */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(x > 0)) return 1
  if (x === Infinity) return 0
  const [a, z] = [degrees / 2, x / 2]
  return z < a + 1 ? 1 - series(a, z) : fraction(a, z)
}

/** P(a, z) by its power series (Abramowitz and Stegun 1964, 6.5.29). */
function series(a: number, z: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 10_000 && Math.abs(term) > 1e-17 * sum; n++) {
    term *= z / (a + n)
    sum += term
  }
  return Math.min(1, sum * Math.exp(a * Math.log(z) - z - logGamma(a)))
}

/** Q(a, z) by Legendre's continued fraction, the way of Lentz (Press and others 2007, 6.2). */
function fraction(a: number, z: number): number {
  let b = z + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / away(numerator * d + b)
    c = away(b + numerator / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h * Math.exp(a * Math.log(z) - z - logGamma(a))
}

const away = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x)
