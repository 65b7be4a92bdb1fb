/** Powers of two: the generating vector is made for them. */
export type LatticePoints = 256 | 512 | 1024 | 2048 | 4096 | 65536

/** Coordinates in (0, 1) of an integration lattice, point after point: `points` rows of `dimensions` numbers, 100 at most. The same every time. */
export function lattice(points: LatticePoints, dimensions: number): Float64Array {
  if (dimensions > mostDimensions) throw new RangeError(`A lattice has at most ${mostDimensions} dimensions.`)
  const table = new Float64Array(points * dimensions)
  for (let j = 0; j < dimensions; j++) {
    const step = order2[j]! % points
    const shift = ((j + 1) * goldenRatio) % 1
    for (let k = 0; k < points; k++) table[k * dimensions + j] = tent((((k * step) % points) / points + shift) % 1)
  }
  return table
}

/** Folds the unit interval, so that the integrand becomes periodic and the lattice's error falls faster (Hickernell 2002). */
function tent(u: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, 1 - Math.abs(2 * u - 1)))
}

const goldenRatio = 0.6180339887498949

/** Embedded lattice in base 2, up to 2^20 points, order-2 weights: Cools, Kuo and Nuyens (2006), SIAM J. Sci. Comput. 28, 2162-2188. The first 100 of 250. */
const order2 = [
  1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023, 246327, 126539, 399185, 461527, 300343, 69681,
  516695, 436179, 106383, 238523, 413283, 70841, 47719, 300129, 113029, 123925, 410745, 211325, 17489, 511893, 40767, 186077, 519471,
  255369, 101819, 243573, 66189, 152143, 503455, 113217, 132603, 463967, 297717, 157383, 224015, 502917, 36237, 94049, 170665, 79397,
  123963, 223451, 323871, 303633, 98567, 318855, 494245, 477137, 177975, 64483, 26695, 88779, 94497, 239429, 381007, 110205, 339157, 73397,
  407559, 181791, 442675, 301397, 32569, 147737, 189949, 138655, 350241, 63371, 511925, 515861, 434045, 383435, 249187, 492723, 479195,
  84589, 99703, 239831, 269423, 182241, 61063, 130789, 143095, 471209, 139019, 172565, 487045, 304803,
]

export const mostDimensions = order2.length
