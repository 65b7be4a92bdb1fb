import { choleskyOf, solveLower } from './cholesky.ts'
import type { Curve } from './curves/curve.ts'
import type { JointScore } from './together.ts'

/** One person's answers to the items of one competency. */
export type Slice = { readonly curve: Curve; readonly category: number }[]

/**
 * Means and covariance of prior x likelihood by the trapezoid rule in the coordinates z of `near` (theta = mean + C z), from -6.5 to 6.5 in steps of half
 * an sd. C is a lower triangle: the likelihood of the first competency is asked once a node, that of the second once a pair.
 */
export function exactMoments(slices: readonly Slice[], prior: JointScore, near: JointScore): JointScore {
  const size = slices.length
  const frame = choleskyOf(near.covariance, size)
  const priorFrame = choleskyOf(prior.covariance, size)!
  if (!frame) return near
  const theta = new Float64Array(size)
  const z = new Float64Array(size)
  const mass = { total: 0, first: new Float64Array(size), second: new Float64Array(size * size), highest: Number.NEGATIVE_INFINITY }
  const visit = (d: number, log: number) => {
    if (d === size) return add(mass, theta, log + logDensity(theta, prior.means, priorFrame))
    for (let node = -13; node <= 13; node++) {
      z[d] = node / 2
      let at = near.means[d]!
      for (let k = 0; k <= d; k++) at += frame[d * size + k]! * z[k]!
      theta[d] = at
      let slice = log
      for (const { curve, category } of slices[d]!) slice += curve.log(at, category)
      visit(d + 1, slice)
    }
  }
  visit(0, 0)
  const means = mass.first.map((sum) => sum / mass.total)
  const covariance = mass.second.map((sum, at) => sum / mass.total - means[Math.floor(at / size)]! * means[at % size]!)
  return { means, covariance }
}

type Mass = { total: number; readonly first: Float64Array; readonly second: Float64Array; highest: number }

/** Adds exp(log) at theta; whenever a higher one comes, all before is scaled down to it, so that nothing underflows. */
function add(mass: Mass, theta: Float64Array, log: number): void {
  const size = theta.length
  if (log > mass.highest) {
    const scale = Math.exp(mass.highest - log)
    mass.total *= scale
    for (let i = 0; i < size; i++) mass.first[i]! *= scale
    for (let i = 0; i < size * size; i++) mass.second[i]! *= scale
    mass.highest = log
  }
  const weight = Math.exp(log - mass.highest)
  mass.total += weight
  for (let i = 0; i < size; i++) {
    mass.first[i]! += weight * theta[i]!
    for (let j = 0; j < size; j++) mass.second[i * size + j]! += weight * theta[i]! * theta[j]!
  }
}

/** Log density of a normal, up to a constant. */
function logDensity(theta: Float64Array, means: Float64Array, lower: Float64Array): number {
  const away = solveLower(
    lower,
    theta.map((at, i) => at - means[i]!),
  )
  return -0.5 * away.reduce((sum, x) => sum + x * x, 0)
}
