/**
 * Phi(z) = P(Z <= z) for the inside of an integral: relative error below 1e-8 down to z = -38, twice to eight times as fast as the
 * engine's, which is exact in the far tails. Hart (1968) 5666 up to 7.07, five terms of the continued fraction beyond (West 2005).
 */
export function fastCdf(z: number): number {
  const x = Math.abs(z)
  if (x > 38) return z > 0 ? 1 : 0
  const density = Math.exp(-0.5 * x * x)
  const below = x < 7.07106781186547 ? density * hart(x) : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.5066282746310002
  return z > 0 ? 1 - below : below
}

function hart(x: number): number {
  let top = 0.0352624965998911 * x + 0.700383064443688
  top = (((top * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871) * x + 221.213596169931
  let bottom = 0.0883883476483184 * x + 1.75566716318264
  bottom = (((bottom * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674) * x + 637.333633378831
  return (top * x + 220.206867912376) / ((bottom * x + 793.826512519948) * x + 440.413735824752)
}

/**
 * The z with Phi(z) = p, for 0 < p < 1, to a relative error of 1.2e-9: enough for where an integration point stands, in half the time
 * of the exact one (most p need no logarithm). Rational approximations by P. J. Acklam (2003), the centre from 0.02425 to 0.97575.
 */
export function fastQuantile(p: number): number {
  if (p < 0.02425) return tail(p)
  if (p > 0.97575) return -tail(1 - p)
  const q = p - 0.5
  const r = q * q
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r +
    2.506628277459239
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1
  return (q * top) / bottom
}

function tail(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p))
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
    2.938163982698783
  const bottom = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1
  return top / bottom
}
