import type { Responses } from '../../responses.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { kernelFor } from '../kernel/kernel-for.ts'
import { type Coded, codeResponses, everyOther, type Refused } from './coding.ts'
import { conditional } from './conditional.ts'
import { conditionalItems } from './conditional-items.ts'
import { type Cycle, type FittingOptions, fitting } from './fitting.ts'
import { gridOf } from './grid.ts'
import type { GuessPrior } from './guessing-curve.ts'
import { type ItemModelId, itemModels } from './item-models.ts'
import { categoryRows } from './pattern-tables.ts'
import { type CalibratedItems, type Estimator, presented } from './presented.ts'
import { covarianceOf } from './standard-errors.ts'
import { slopeGuesses } from './start-values.ts'

export type CalibrateItemsOptions = {
  readonly model: ItemModelId
  /** `cml` for conditional maximum likelihood (rasch, pcm, rsm): nothing is assumed of the population. `mml`, marginal, if left out. */
  readonly estimator?: Estimator
  /** Nodes of the quadrature; 61 if left out. */
  readonly nodes?: number
  /** They lie evenly on [-range, range]; 6 if left out. */
  readonly range?: number
  /** Fitting ends when an EM step would move no parameter by more; 1e-7 if left out. */
  readonly tol?: number
  /** Persons for a first rough fit; chosen by size if left out, 0 for none. */
  readonly warm?: number
  /** Prior of the logit of guessing (3pl); none if left out. */
  readonly priorGuess?: GuessPrior
  /** Whether standard errors are wanted. */
  readonly standardErrors?: boolean
  /** Fitting stops here, converged or not; 500 if left out. */
  readonly mostCycles?: number
  readonly kernelFor?: (bytes: number) => Kernel
}

/** Item parameters by marginal maximum likelihood, all at once. See `calibratingItems` for one cycle at a time. */
export function calibrateItems(responses: Responses, options: CalibrateItemsOptions): CalibratedItems | Refused {
  const cycles = calibratingItems(responses, options)
  for (;;) {
    const step = cycles.next()
    if (step.done) return step.value
  }
}

/** The same, one cycle at a time, so that a program can show how far it is, or stop. */
export function* calibratingItems(responses: Responses, options: CalibrateItemsOptions): Generator<Cycle, CalibratedItems | Refused> {
  const model = itemModels.find(({ id }) => id === options.model)
  if (!model) return { refused: [`There is no model "${options.model}".`] }
  const coded = codeResponses(responses, model.common)
  if ('refused' in coded) return coded
  const tooMany = coded.values.flatMap((values, j) => (model.dichotomous && values.length > 2 ? [coded.items[j]!] : []))
  if (tooMany.length > 0) return { refused: tooMany.map((id) => `Item ${id}: it has more than two categories.`) }
  const rows = categoryRows(coded.values.map((values) => values.length))
  const design = model.design(rows, options.priorGuess ?? null)
  if (options.estimator === 'cml') {
    if (design.slopes) return { refused: [`The conditional estimator is for ${ofSlopeOne}; ${model.id} has slopes of its own.`] }
    const fit = conditional(coded, design, options.tol ?? 1e-7)
    return 'refused' in fit ? fit : conditionalItems(coded, model, fit, options.standardErrors ?? false)
  }
  const grid = gridOf(options.nodes ?? 61, options.range ?? 6)
  const fittingOptions: FittingOptions = {
    grid,
    tol: options.tol ?? 1e-7,
    mostCycles: options.mostCycles ?? 500,
    kernelFor: options.kernelFor ?? kernelFor,
  }
  let from = design.start(coded.numbers, slopeGuesses(coded))
  const few = sampleOf(coded, options.warm)
  if (few) from = (yield* fitting(few, design, from, { ...fittingOptions, tol: roughly, mostCycles: 100 })).free
  const fitted = yield* fitting(coded, design, from, fittingOptions)
  const covariance = options.standardErrors ? covarianceOf(coded, design, fitted.free, grid) : null
  return presented(coded, model, design, fitted, covariance)
}

const ofSlopeOne = 'rasch, pcm and rsm'

/** A change below which the rough fit to a sample has done its work. */
const roughly = 1e-2
/** From this many persons on a rough fit to a sample pays, and how large the sample is. */
const [many, sampled] = [20_000, 5000]
/** A category with fewer answers in the sample would start far off. */
const fewest = 5

/** Evenly spaced persons for a rough fit; null where it would not help. */
function sampleOf(coded: Coded, wished: number | undefined): Coded | null {
  const size = wished ?? (coded.persons >= many ? sampled : 0)
  if (size < 1 || coded.persons < 2 * size) return null
  const few = everyOther(coded, Math.floor(coded.persons / size))
  return few.numbers.every((numbers) => numbers.every((number) => number >= fewest)) ? few : null
}
