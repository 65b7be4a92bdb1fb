/** Powers of two: the generating vector is made for them. */
export type LatticePoints = 256 | 512 | 1024 | 2048 | 4096 | 65536

/** Coordinates in (0, 1) of an integration lattice, point after point: `points` rows of `dimensions` numbers. The same every time. */
export function lattice(points: LatticePoints, dimensions: number): Float64Array {
  const generators = generatingVector(dimensions)
  const table = new Float64Array(points * dimensions)
  for (let j = 0; j < dimensions; j++) {
    const step = generators[j]! % points
    const shift = ((j + 1) * goldenRatio) % 1
    for (let k = 0; k < points; k++) table[k * dimensions + j] = tent((((k * step) % points) / points + shift) % 1)
  }
  return table
}

/** Folds the unit interval, so that the integrand becomes periodic and the lattice's error falls faster (Hickernell 2002). */
function tent(u: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, 1 - Math.abs(2 * u - 1)))
}

/** Beyond the published dimensions the vector goes on as a Korobov one (odd generators stay odd, so every coordinate is a full cycle). */
function generatingVector(dimensions: number): number[] {
  const vector = order2.slice(0, dimensions)
  while (vector.length < dimensions) vector.push((vector[vector.length - 1]! * order2[1]!) % 2 ** 20)
  return vector
}

const goldenRatio = 0.6180339887498949

/** Embedded lattice in base 2, up to 2^20 points, order-2 weights: Cools, Kuo and Nuyens (2006), SIAM J. Sci. Comput. 28, 2162-2188. */
const order2 = [
  1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023, 246327, 126539, 399185, 461527, 300343, 69681,
  516695, 436179, 106383, 238523, 413283, 70841, 47719, 300129, 113029, 123925, 410745, 211325, 17489, 511893, 40767, 186077, 519471,
  255369, 101819, 243573, 66189, 152143,
]
