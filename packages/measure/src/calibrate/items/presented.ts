import type { Coded } from './coding.ts'
import type { Design } from './design.ts'
import type { Fitted } from './fitting.ts'
import type { ItemModel, ItemModelId } from './item-models.ts'

/** Parameters of one item, or their standard errors; an error of null says that the data leave it open. */
export type CalibratedItem = {
  readonly id: string
  /** Discrimination per unit of theta. */
  readonly a: number
  /** Difficulty, boundary or step locations on theta. */
  readonly b: readonly number[]
  /** Intercepts: what stands beside a theta. */
  readonly d: readonly number[]
  /** Chance of a right guess. */
  readonly g?: number
  readonly se?: ItemErrors
  /** What was answered in category 0, 1, ...; left out where it is these numbers themselves. */
  readonly values?: readonly number[]
}

export type ItemErrors = {
  readonly a: number | null
  readonly b: readonly (number | null)[]
  readonly d: readonly (number | null)[]
  readonly g?: number | null
}

export type Estimator = 'mml' | 'cml'

export type CalibratedItems = {
  readonly model: ItemModelId
  /** Marginal or conditional maximum likelihood. */
  readonly estimator: Estimator
  /** Rows of answers. */
  readonly persons: number
  readonly items: readonly CalibratedItem[]
  /** Marginal: the latent variable is normal with mean 0 and this sd: 1 where slopes are free, estimated where they are all 1. */
  readonly population?: { readonly mean: number; readonly sd: number; readonly sdError?: number | null }
  readonly logLik: number
  readonly cycles: number
  readonly converged: boolean
  /** What to know before these figures are used. */
  readonly notes: readonly string[]
}

/** Slopes and intercepts turned into what people read, with standard errors by the delta method where the covariance of the free numbers is given. */
export function presented(
  coded: Coded,
  model: ItemModel,
  design: Design,
  fitted: Fitted,
  covariance: Float64Array | null,
): CalibratedItems {
  const { free, logLik, cycles, converged } = fitted
  const items = coded.items.map((id, j): CalibratedItem => {
    const categories = coded.values[j]!.length
    const item = design.itemAt(free, j)
    const usual = coded.values[j]!.every((value, category) => value === category)
    const guess = item.length > categories ? 1 / (1 + Math.exp(-item[categories]!)) : null
    return {
      id,
      a: item[0]!,
      b: model.locations(item, categories).map(within),
      d: [...item.subarray(1, categories)],
      ...(guess !== null && { g: guess }),
      ...(covariance && { se: errorsOf(model, item, categories, design.itemCovariance(covariance, j), guess) }),
      ...(!usual && { values: coded.values[j]! }),
    }
  })
  const sd = design.sd(free)
  const sdError = covariance && !design.slopes ? { sdError: rootOf(covariance.at(-1)! * sd * sd) } : {}
  const notes = design.atBounds(free).map((j) => `Item ${coded.items[j]}: a parameter has no finite estimate; it stands at its limit.`)
  for (const { id, b } of items)
    if (b.some((value) => Math.abs(value) >= farthest))
      notes.push(`Item ${id}: it does not discriminate, so its location is nowhere; it is written as ${farthest}.`)
  if (!converged) notes.push(`Not converged after ${cycles} cycles: the figures are not final.`)
  return {
    model: model.id,
    estimator: 'mml',
    persons: coded.persons,
    items,
    population: { mean: 0, sd, ...sdError },
    logLik,
    cycles,
    converged,
    notes,
  }
}

/** Locations of items without discrimination would be infinite. */
const farthest = 1e6
const within = (b: number): number => (Number.isNaN(b) ? farthest : Math.max(-farthest, Math.min(farthest, b)))

function errorsOf(model: ItemModel, item: Float64Array, categories: number, covariance: Float64Array, guess: number | null): ItemErrors {
  const size = item.length
  const spread = (gradient: Float64Array): number | null => {
    let variance = 0
    for (let i = 0; i < size; i++)
      for (let k = 0; k < size; k++)
        if (gradient[i] !== 0 && gradient[k] !== 0) variance += gradient[i]! * gradient[k]! * covariance[i * size + k]!
    return rootOf(variance)
  }
  const own = (i: number): number | null => rootOf(covariance[i * size + i]!)
  const errors = {
    a: own(0),
    b: Array.from({ length: categories - 1 }, (_, k) => spread(model.locationGradient(item, categories, k))),
    d: Array.from({ length: categories - 1 }, (_, k) => own(k + 1)),
  }
  if (guess === null) return errors
  const logit = own(categories)
  return { ...errors, g: logit === null ? null : logit * guess * (1 - guess) }
}

/** The root of a variance; null where there is none. */
export const rootOf = (variance: number): number | null => (variance >= 0 && Number.isFinite(variance) ? Math.sqrt(variance) : null)
