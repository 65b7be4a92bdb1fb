/** log Gamma(x) for x > 0: Stirling's series from 10 up, the recurrence Gamma(x + 1) = x Gamma(x) below. Relative error about 1e-15 away from its zeros at 1 and 2. */
export function logGamma(x: number): number {
  let product = 1
  let at = x
  for (; at < 10; at++) product *= at
  const r = 1 / (at * at)
  // Bernoulli numbers B_2n / (2n (2n - 1)), Abramowitz and Stegun 1964, 6.1.41
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
