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

/** z with P(Z <= z) = p, relative error about 1e-16 (M. J. Wichura, algorithm AS 241, Applied Statistics 37, 1988). -Infinity at 0, Infinity at 1, NaN outside. */
export function normalQuantile(p: number): number {
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
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
  3.3871328727963665,
]
const middleUnder = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
]
const tails = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
]
const tailsUnder = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
]
const farTails = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
  5.463784911164114, 6.657904643501103,
]
const farTailsUnder = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
  0.599832206555888, 1,
]
