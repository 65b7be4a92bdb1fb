/**
 * P(Z <= z) of the standard normal: absolute error below 1e-15, and 12 correct digits in the lower tail.
 * Rational times exp(-z^2/2) up to |z| = 3.5 (J. F. Hart and others, Computer Approximations, 1968, algorithm 5666, as given by
 * G. West, Better approximations to cumulative normal functions, Wilmott, 2005); beyond, where that loses digits, Laplace's
 * continued fraction.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  const x = Math.abs(z)
  const tail = x > 38.5 ? 0 : Math.exp((-x * x) / 2) * (x < 3.5 ? hart(x) : continued(x))
  return z > 0 ? 1 - tail : tail
}

/** z with P(Z <= z) = p, relative error about 1e-16 (M. J. Wichura, algorithm AS 241, Applied Statistics 37, 1988). -Infinity at 0, Infinity at 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * horner(middle, r)) / horner(middleUnder, r)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const z = r <= 5 ? horner(tails, r - 1.6) / horner(tailsUnder, r - 1.6) : horner(farTails, r - 5) / horner(farTailsUnder, r - 5)
  return q < 0 ? -z : z
}

function hart(x: number): number {
  const over =
    (((((0.0352624965998911 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871) * x +
      221.213596169931) *
      x +
    220.206867912376
  const under =
    ((((((0.0883883476483184 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674) * x +
      637.333633378831) *
      x +
      793.826512519948) *
      x +
    440.413735824752
  return over / under
}

/** Mills' ratio over sqrt(2 pi): 1 / (x + 1/(x + 2/(x + ...))), exact to double precision for x >= 3.5 after 40 terms. */
function continued(x: number): number {
  let below = x
  for (let k = 40; k > 0; k--) below = x + k / below
  return 0.3989422804014327 / below
}

/** Coefficients from the highest power down to the constant. */
function horner(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const c of coefficients) sum = sum * x + c
  return sum
}

const middle = [
  2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4,
  1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
]
const middleUnder = [
  5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4, 5.3941960214247511077e3,
  6.871870074920579083e2, 4.2313330701600911252e1, 1,
]
const tails = [
  7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504,
  5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
]
const tailsUnder = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1, 6.8976733498510000455e-1,
  1.6763848301838038494, 2.05319162663775882187, 1,
]
const farTails = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.65321895265761230930e-2, 2.9656057182850489123e-1,
  1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
]
const farTailsUnder = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 1.48753612908506148525e-2,
  1.3692988092273580531e-1, 5.9983220655588793769e-1, 1,
]
