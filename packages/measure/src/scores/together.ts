import { type Moments, moments } from '../moments.ts'
import { missing, type Responses } from '../responses.ts'
import { choleskyOf } from './cholesky.ts'
import type { FittedItems } from './fitted-items.ts'
import { prepare } from './prepared.ts'
import { exactMoments, type Slice } from './together-exact.ts'

/** Competencies that go together: normal, with these means and this covariance (row by row). Each item measures one of them. */
export type Competencies = {
  readonly ids: readonly string[]
  readonly means: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** The competency of each item. */
  readonly of: ReadonlyMap<string, string>
}

/** E[theta | all answers] of each competency, and their covariance row by row. */
export type JointScore = { readonly means: Float64Array; readonly covariance: Float64Array }

/**
 * Expected a posteriori over several correlated competencies at once: answers to one say something about the others too.
 *
 * Each competency's answers are replaced by the normal site that leaves its own mean and variance exactly right, given the sites of the others, in turns
 * until nothing moves (expectation propagation, Minka 2001). With up to `exactUpTo` competencies (2 if absent, 3 at most) the result is then integrated
 * on a grid laid around that, 27 nodes a dimension: exact to about 1e-6. Beyond, means are within .01 and sds within 1 % of exact integration in what was
 * tested (docs/method/scores.md). Throws a RangeError naming the item that measures nothing known, or a covariance that is none.
 */
export function scoreTogether(
  items: FittedItems,
  responses: Responses,
  competencies: Competencies,
  { exactUpTo = 2 }: { readonly exactUpTo?: 0 | 1 | 2 | 3 } = {},
): readonly JointScore[] {
  const { curves } = prepare(items, responses)
  const size = competencies.ids.length
  const prior = { means: Float64Array.from(competencies.means), covariance: Float64Array.from(competencies.covariance.flat()) }
  if (prior.means.length !== size || !choleskyOf(prior.covariance, size))
    throw new RangeError(`${size} competencies need as many means and a positive definite covariance of ${size} rows.`)
  const places = responses.items.map((id) => {
    const place = competencies.ids.indexOf(competencies.of.get(id) ?? '')
    if (place < 0) throw new RangeError(`Item "${id}" measures no competency of these: ${competencies.ids.join(', ')}.`)
    return place
  })
  return Array.from({ length: responses.persons }, (_, p) => {
    const slices: Slice[] = competencies.ids.map(() => [])
    curves.forEach((curve, j) => {
      const category = responses.answers[j * responses.persons + p]!
      if (category !== missing) slices[places[j]!]!.push({ curve, category })
    })
    const near = propagated(slices, prior)
    return size <= Math.min(3, exactUpTo) ? exactMoments(slices, prior, near) : near
  })
}

const likelihoodOf = (slice: Slice) => (theta: number) => {
  let log = 0
  for (const { curve, category } of slice) log += curve.log(theta, category)
  return log
}

/** Sites are kept as precision and precision times mean; each turn changes the covariance by one rank. */
function propagated(slices: readonly Slice[], prior: JointScore): JointScore {
  const size = slices.length
  const means = prior.means.slice()
  const covariance = prior.covariance.slice()
  const precision = new Float64Array(size)
  const shift = new Float64Array(size)
  const tilted: Moments = { mean: 0, variance: 0 }
  for (let round = 0; round < 100; round++) {
    let moved = 0
    slices.forEach((slice, d) => {
      if (slice.length === 0) return
      const variance = covariance[d * size + d]!
      const mean = means[d]!
      const cavityPrecision = 1 / variance - precision[d]!
      if (!(cavityPrecision > 0)) return
      const cavityMean = (mean / variance - shift[d]!) / cavityPrecision
      if (!moments(likelihoodOf(slice), cavityMean, Math.sqrt(1 / cavityPrecision), tilted)) return
      const changed = 1 / tilted.variance - 1 / variance
      precision[d] = 1 / tilted.variance - cavityPrecision
      shift[d] = tilted.mean / tilted.variance - cavityMean * cavityPrecision
      moved = Math.max(moved, Math.abs(tilted.mean - mean) / Math.sqrt(variance), Math.abs(changed) * variance)
      condition({ means, covariance }, d, tilted)
    })
    if (moved < 1e-9) break
  }
  return { means, covariance }
}

/** The joint normal after one coordinate's mean and variance have become what they are: the others follow along their regression on it. */
function condition({ means, covariance }: JointScore, d: number, { mean, variance }: Moments): void {
  const size = means.length
  const before = covariance[d * size + d]!
  const column = Float64Array.from({ length: size }, (_, i) => covariance[i * size + d]! / before)
  const step = mean - means[d]!
  for (let i = 0; i < size; i++) {
    means[i]! += column[i]! * step
    for (let j = 0; j < size; j++) covariance[i * size + j]! += column[i]! * column[j]! * (variance - before)
  }
}
