import { cholesky } from './dense.ts'
import type { RatingTable } from './ratings.ts'
import type { RatingModel } from './steps.ts'

/**
 * How free parameters make the raw ones: step locations item by item, then severities, then the logarithm of the variance of persons where there
 * is one. raw = A free: rsm has step = difficulty + tau with tau adding up to 0, pcm each step free; severities add up to 0 always.
 */
export type Design = {
  readonly raw: number
  readonly free: number
  readonly width: number
  expand(free: Float64Array): { step: Float64Array; severity: Float64Array; variance: number }
  start(ratings: RatingTable): Float64Array
  /** A' H A. */
  constrained(information: Float64Array): Float64Array
  /** (A' H A)^-1 A' gradient. */
  newton(gradient: Float64Array, information: Float64Array): Float64Array
  /** Errors of difficulties and severities from the covariance of the free parameters. */
  errors(covariance: Float64Array): ParameterErrors
  /** The same as if everything else were known, from the raw information: what is often printed, and too small. The last severity's from all others'. */
  separateErrors(information: Float64Array): ParameterErrors
}

export type ParameterErrors = { readonly itemSe: Float64Array; readonly severitySe: Float64Array }

/** The likelihood has no highest point at finite values: some parameter runs away. */
export class NoFiniteEstimate extends RangeError {}

/** Logits beyond which a parameter is taken to run away: no rating tells 30 from 40. */
const away = 30

export function checkFinite(free: Float64Array): void {
  for (const value of free) if (!(Math.abs(value) < away)) throw new NoFiniteEstimate('Thresholds or severities have no finite estimate.')
}

type Term = readonly [free: number, coefficient: number]

export function designFor(model: RatingModel, steps: Uint8Array, raters: number, withVariance: boolean): Design {
  const [items, width] = [steps.length, steps.reduce((most, value) => Math.max(most, value), 0)]
  const raw = items * width + raters + (withVariance ? 1 : 0)
  const terms: Term[][] = Array.from({ length: raw }, () => [])
  let free = 0
  if (model === 'rsm') {
    for (let i = 0; i < items; i++) for (let l = 0; l < width; l++) terms[i * width + l]!.push([i, 1])
    free = items
    for (let l = 0; l < width - 1; l++, free++) {
      for (let i = 0; i < items; i++) {
        terms[i * width + l]!.push([free, 1])
        terms[i * width + width - 1]!.push([free, -1])
      }
    }
  } else for (let i = 0; i < items; i++) for (let l = 0; l < steps[i]!; l++) terms[i * width + l]!.push([free++, 1])
  const severities = items * width
  for (let r = 0; r < raters - 1; r++, free++) {
    terms[severities + r]!.push([free, 1])
    terms[severities + raters - 1]!.push([free, -1])
  }
  if (withVariance) terms[raw - 1]!.push([free++, 1])

  const expand = (values: Float64Array) => {
    const all = Float64Array.from(terms, (list) => list.reduce((sum, [j, coefficient]) => sum + coefficient * values[j]!, 0))
    return {
      step: all.slice(0, severities),
      severity: all.slice(severities, severities + raters),
      variance: withVariance ? Math.exp(all[raw - 1]!) : 0,
    }
  }
  const constrained = (information: Float64Array) => {
    const half = new Float64Array(raw * free)
    for (let a = 0; a < raw; a++) {
      for (let b = 0; b < raw; b++) {
        const value = information[a * raw + b]!
        if (value !== 0) for (const [j, coefficient] of terms[b]!) half[a * free + j]! += coefficient * value
      }
    }
    const result = new Float64Array(free * free)
    for (let a = 0; a < raw; a++) {
      for (const [i, coefficient] of terms[a]!) for (let j = 0; j < free; j++) result[i * free + j]! += coefficient * half[a * free + j]!
    }
    return result
  }
  const variance = (covariance: Float64Array, of: Map<number, number>) => {
    let sum = 0
    for (const [a, x] of of) for (const [b, y] of of) sum += x * y * covariance[a * free + b]!
    return Math.sqrt(Math.max(0, sum))
  }
  const combined = (of: readonly number[], share: number) => {
    const all = new Map<number, number>()
    for (const a of of) for (const [j, coefficient] of terms[a]!) all.set(j, (all.get(j) ?? 0) + share * coefficient)
    return all
  }
  return {
    raw,
    free,
    width,
    expand,
    constrained,
    start: (ratings) => startOf(ratings, model, steps, width, free, withVariance),
    newton: (gradient, information) => {
      const matrix = constrained(information)
      const right = new Float64Array(free)
      for (let a = 0; a < raw; a++) for (const [j, coefficient] of terms[a]!) right[j]! += coefficient * gradient[a]!
      solveDefinite(matrix, right, free)
      return right
    },
    errors: (covariance) => ({
      itemSe: Float64Array.from({ length: items }, (_, i) =>
        variance(
          covariance,
          combined(
            Array.from({ length: steps[i]! }, (_, l) => i * width + l),
            1 / Math.max(1, steps[i]!),
          ),
        ),
      ),
      severitySe: Float64Array.from({ length: raters }, (_, r) => variance(covariance, combined([severities + r], 1))),
    }),
    separateErrors: (information) => {
      const itemSe = Float64Array.from({ length: items }, (_, i) => {
        let sum = 0
        for (let l = 0; l < width; l++) for (let m = 0; m < width; m++) sum += information[(i * width + l) * raw + i * width + m]!
        return 1 / Math.sqrt(sum)
      })
      const of = (r: number) => information[(severities + r) * (raw + 1)]!
      const severitySe = Float64Array.from({ length: raters }, (_, r) => 1 / Math.sqrt(of(r) + of(raters - 1)))
      if (raters === 1) severitySe[0] = 0
      else severitySe[raters - 1] = Math.sqrt(severitySe.subarray(0, raters - 1).reduce((sum, se) => sum + se * se, 0))
      return { itemSe, severitySe }
    },
  }
}

/** Everybody alike: the shares of the categories as thresholds. */
function startOf(
  { item, score }: RatingTable,
  model: RatingModel,
  steps: Uint8Array,
  width: number,
  free: number,
  withVariance: boolean,
): Float64Array {
  const values = new Float64Array(free)
  const counts = new Float64Array(steps.length * (width + 1)).fill(0.5)
  for (let n = 0; n < item.length; n++) counts[item[n]! * (width + 1) + score[n]!]!++
  if (model === 'pcm') {
    let at = 0
    for (let i = 0; i < steps.length; i++)
      for (let l = 0; l < steps[i]!; l++) values[at++] = Math.log(counts[i * (width + 1) + l]! / counts[i * (width + 1) + l + 1]!)
  } else {
    const all = new Float64Array(width + 1)
    for (let j = 0; j < counts.length; j++) all[j % (width + 1)]! += counts[j]!
    const tau = Float64Array.from({ length: width }, (_, l) => Math.log(all[l]! / all[l + 1]!))
    const level = tau.reduce((sum, value) => sum + value, 0) / width
    for (let i = 0; i < steps.length; i++) values[i] = level
    for (let l = 0; l < width - 1; l++) values[steps.length + l] = tau[l]! - level
  }
  if (withVariance) values[free - 1] = Math.log(1.5)
  return values
}

/** right = matrix^-1 right; a matrix that is not definite (yet) is stiffened along its diagonal until it is. */
function solveDefinite(matrix: Float64Array, right: Float64Array, n: number): void {
  const l = matrix.slice()
  for (let stiff = 0; ; stiff = stiff === 0 ? 1e-3 : stiff * 4) {
    for (let i = 0; i < n; i++) l[i * n + i]! += stiff * Math.max(1, Math.abs(matrix[i * n + i]!))
    try {
      cholesky(l, n)
      break
    } catch (error) {
      if (stiff > 1e6) throw new NoFiniteEstimate('Thresholds or severities cannot be told apart.', { cause: error })
      l.set(matrix)
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) right[i]! -= l[i * n + j]! * right[j]!
    right[i]! /= l[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) right[i]! -= l[j * n + i]! * right[j]!
    right[i]! /= l[i * n + i]!
  }
}
