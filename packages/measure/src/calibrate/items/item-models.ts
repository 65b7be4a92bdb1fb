import { adjacentCurve } from './adjacent-curve.ts'
import { commonSteps } from './common-steps.ts'
import type { Curve } from './curve.ts'
import type { Design } from './design.ts'
import { gradedCurve } from './graded-curve.ts'
import { type GuessPrior, guessingCurve } from './guessing-curve.ts'
import type { CategoryRows } from './pattern-tables.ts'
import { separateItems } from './separate-items.ts'

/** How a model is calibrated, and how its items are written. */
export type ItemModel = {
  readonly id: ItemModelId
  readonly label: string
  /** Right or wrong only. */
  readonly dichotomous: boolean
  /** All items have the same categories. */
  readonly common: boolean
  /** The curve of its items: its parameters are a, d[1], ... and, where there is guessing, the logit of g. */
  readonly curve: Curve
  design(rows: CategoryRows, prior: GuessPrior | null): Design
  /** Difficulties, boundary or step locations from slope and intercepts: where theta has a chance of one half. */
  locations(item: ArrayLike<number>, categories: number): readonly number[]
  /** d b[k] / d (a, d[1], ...): the gradient of location k, for standard errors. */
  locationGradient(item: ArrayLike<number>, categories: number, k: number): Float64Array
}

export type ItemModelId = 'rasch' | '2pl' | '3pl' | 'graded' | 'gpcm' | 'pcm' | 'rsm'

const own = { common: false } as const

/** b[k] = -d[k] / a. */
const boundaries: Pick<ItemModel, 'locations' | 'locationGradient'> = {
  locations: (item, categories) => Array.from({ length: categories - 1 }, (_, k) => -item[k + 1]! / item[0]!),
  locationGradient: (item, _categories, k) => {
    const gradient = new Float64Array(item.length)
    gradient[0] = item[k + 1]! / item[0]! ** 2
    gradient[k + 1] = -1 / item[0]!
    return gradient
  },
}

/** b[k] = (d[k] - d[k + 1]) / a, d[0] = 0: where neighbouring categories are equally likely. */
const steps: Pick<ItemModel, 'locations' | 'locationGradient'> = {
  locations: (item, categories) => Array.from({ length: categories - 1 }, (_, k) => ((k > 0 ? item[k]! : 0) - item[k + 1]!) / item[0]!),
  locationGradient: (item, _categories, k) => {
    const gradient = new Float64Array(item.length)
    gradient[0] = -((k > 0 ? item[k]! : 0) - item[k + 1]!) / item[0]! ** 2
    gradient[k + 1] = -1 / item[0]!
    if (k > 0) gradient[k] = 1 / item[0]!
    return gradient
  },
}

/** Every model that can be calibrated. To add one: write its curve, name it here. */
export const itemModels: readonly ItemModel[] = [
  {
    id: 'rasch',
    curve: adjacentCurve,
    label: 'Rasch',
    dichotomous: true,
    ...own,
    ...steps,
    design: (rows) => separateItems(adjacentCurve, false, rows),
  },
  {
    id: '2pl',
    curve: adjacentCurve,
    label: 'Two-parameter logistic',
    dichotomous: true,
    ...own,
    ...steps,
    design: (rows) => separateItems(adjacentCurve, true, rows),
  },
  {
    id: '3pl',
    curve: guessingCurve(null),
    label: 'Three-parameter logistic',
    dichotomous: true,
    ...own,
    ...boundaries,
    design: (rows, prior) => separateItems(guessingCurve(prior), true, rows),
  },
  {
    id: 'graded',
    curve: gradedCurve,
    label: 'Graded response',
    dichotomous: false,
    ...own,
    ...boundaries,
    design: (rows) => separateItems(gradedCurve, true, rows),
  },
  {
    id: 'gpcm',
    curve: adjacentCurve,
    label: 'Generalised partial credit',
    dichotomous: false,
    ...own,
    ...steps,
    design: (rows) => separateItems(adjacentCurve, true, rows),
  },
  {
    id: 'pcm',
    curve: adjacentCurve,
    label: 'Partial credit',
    dichotomous: false,
    ...own,
    ...steps,
    design: (rows) => separateItems(adjacentCurve, false, rows),
  },
  {
    id: 'rsm',
    curve: adjacentCurve,
    label: 'Rating scale',
    dichotomous: false,
    common: true,
    ...steps,
    design: (rows) => commonSteps(rows),
  },
]
