import { componentRows, type Estimator, type Figures, type Progress, type RaterCalibration, rows } from './calibration.ts'
import { type Components, componentsOf } from './components.ts'
import { NoFiniteEstimate } from './design.ts'
import { fitHierarchical } from './hierarchical.ts'
import { fitJoint } from './joint.ts'
import { fitMarginal } from './marginal.ts'
import type { RatingTable } from './ratings.ts'
import { type ErrorMethod, standardErrors, usualMethod } from './standard-errors.ts'
import type { RatingModel } from './steps.ts'
import { weightedLikelihood } from './weighted-likelihood.ts'

export type RaterOptions = {
  /** rsm: one distance between thresholds for all items. pcm: each item its own. */
  readonly model: RatingModel
  readonly estimator?: Estimator
  /** Whether each rater may also see each person in their own light, in everything. Only hierarchical. */
  readonly halo?: boolean
  /** How errors are computed; by the size of the largest component if left out. separate: as if all else were known, marginal only. */
  readonly se?: ErrorMethod | 'separate'
  /** Points of the quadrature of marginal, 25 around each person's posterior; with a range on [-range, range] alike for all. */
  readonly nodes?: number
  readonly range?: number
  /** joint without its correction for bias. */
  readonly uncorrected?: boolean
  /** Ids of those among the persons who are a fixed description that raters of all components rated. */
  readonly vignettes?: readonly string[]
  /** Largest change in the last iteration, in logits and logarithms of variances. */
  readonly tolerance?: number
  readonly iterations?: number
}

/** Nothing can be said from these ratings, and what would help. */
export type RatersRefused = { readonly refused: string; readonly remedy: string }

/**
 * Many-facet rating scale and partial credit models (Linacre 1989; Andrich 1978; Masters 1982):
 * log P(y = c) / P(y = c - 1) = theta[person] + halo[person, rater] - severity[rater] - difficulty[item] - tau[item, c].
 */
export function calibrateRaters(ratings: RatingTable, options: RaterOptions): RaterCalibration | RatersRefused {
  const work = calibratingRaters(ratings, options)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The same, an iteration at a time: whoever takes the steps can show how far it is, let others work between, and stop. */
export function* calibratingRaters(ratings: RatingTable, options: RaterOptions): Generator<Progress, RaterCalibration | RatersRefused> {
  const unsuitable = refusal(ratings, options)
  if (unsuitable) return unsuitable
  // one scale for all items: what nobody gave on this item exists all the same
  const highest = highestOf(ratings.steps)
  const rated = options.model === 'rsm' ? { ...ratings, steps: ratings.steps.map(() => highest) } : ratings
  const named = new Set(options.vignettes)
  const isVignette = Uint8Array.from(ratings.persons, (id) => (named.has(id) ? 1 : 0))
  const estimate = { hierarchical, marginal, joint }[options.estimator ?? 'hierarchical']
  try {
    const { figures, ...fit } = yield* estimate(rated, isVignette, options)
    return described(ratings, rated, isVignette, options, figures, fit)
  } catch (error) {
    if (error instanceof NoFiniteEstimate) return { refused: error.message, remedy: bounded }
    if (error instanceof TooLarge) return { refused: error.message, remedy: 'Take propagated errors.' }
    throw error
  }
}

/** Raters of one part whose covariance can still be held and inverted: some 600 MB and minutes. */
const mostExact = 6000

class TooLarge extends RangeError {}

function checkExact({ parts }: Components): void {
  const largest = parts.reduce((most, { raters }) => Math.max(most, raters), 0)
  if (largest > mostExact)
    throw new TooLarge(`Exact errors of ${largest} raters who are all connected need more memory than can be asked for.`)
}

const bounded = 'Take the estimator hierarchical, which draws such cases in.'

function described(
  ratings: RatingTable,
  rated: RatingTable,
  isVignette: Uint8Array,
  options: RaterOptions,
  figures: Figures,
  fit: Omit<Estimated, 'figures'>,
): RaterCalibration {
  return {
    estimator: options.estimator ?? 'hierarchical',
    ...rows(rated, rated.steps, figures, fit.parts, isVignette),
    variance: fit.variance,
    logLik: fit.logLik,
    components: componentRows(fit.parts, fit.variance),
    standardErrors: fit.standardErrors,
    iterations: fit.iterations,
    converged: fit.converged,
    lowest: ratings.lowest,
    notes: notesOn(ratings, fit.parts, fit.converged, isVignette, options),
  }
}

type Estimated = Pick<RaterCalibration, 'variance' | 'logLik' | 'standardErrors' | 'iterations' | 'converged'> & {
  readonly figures: Figures
  readonly parts: Components
}

function* hierarchical(ratings: RatingTable, isVignette: Uint8Array, options: RaterOptions): Generator<Progress, Estimated> {
  const { tolerance = 1e-5, iterations = 500, model, halo = false } = options
  if (options.se === 'exact') checkExact(componentsOf(ratings, isVignette))
  const fit = yield* fitHierarchical(ratings, { model, halo, isVignette, tolerance, most: iterations })
  const method = options.se === 'exact' || options.se === 'propagated' ? options.se : usualMethod(fit)
  const errors = standardErrors(ratings, fit, isVignette, method)
  const figures = {
    theta: fit.at.person,
    thetaSe: errors.person,
    severity: fit.at.rater,
    severitySe: errors.rater,
    step: fit.steps.step,
    width: fit.at.width,
    itemSe: errors.item,
  }
  return { ...fit, figures, logLik: errors.bound, standardErrors: method }
}

function* marginal(ratings: RatingTable, isVignette: Uint8Array, options: RaterOptions): Generator<Progress, Estimated> {
  const { tolerance = 1e-7, iterations = 200, model, nodes = 25, range, se } = options
  const separate = se === 'separate'
  const fit = yield* fitMarginal(ratings, ratings.steps, { model, nodes, ...(range && { range }), separate, tolerance, most: iterations })
  const { theta: wle, se: wleSe } = weightedLikelihood(ratings, ratings.steps, fit.severity, fit.step, fit.width)
  return {
    ...fit,
    figures: { ...fit, thetaSe: fit.thetaSd, wle, wleSe },
    parts: componentsOf(ratings, isVignette),
    variance: { person: fit.variance, rater: 0, halo: 0 },
    logLik: fit.logLikelihood,
    standardErrors: separate ? 'separate' : 'exact',
  }
}

function* joint(ratings: RatingTable, isVignette: Uint8Array, options: RaterOptions): Generator<Progress, Estimated> {
  const { tolerance = 1e-7, iterations = 1000, model, uncorrected = false } = options
  const fit = yield* fitJoint(ratings, ratings.steps, { model, corrected: !uncorrected, tolerance, most: iterations })
  const { theta: wle, se: wleSe } = weightedLikelihood(ratings, ratings.steps, fit.severity, fit.step, fit.width)
  return {
    ...fit,
    figures: { ...fit, wle, wleSe },
    parts: componentsOf(ratings, isVignette),
    variance: { person: 0, rater: 0, halo: 0 },
    logLik: fit.logLikelihood,
    standardErrors: 'separate',
  }
}

function refusal(ratings: RatingTable, options: RaterOptions): RatersRefused | null {
  if (ratings.item.length === 0)
    return { refused: 'There is not one rating.', remedy: 'Give ratings with a person, a rater, an item and a score.' }
  if (highestOf(ratings.steps) === 0) {
    return {
      refused: `Every rating is ${ratings.lowest}: where only one category was given, nobody can be told from anybody.`,
      remedy: 'Give ratings with at least two categories.',
    }
  }
  const flat = options.model === 'pcm' ? ratings.items.filter((_, i) => ratings.steps[i] === 0) : []
  if (flat.length > 0) {
    return {
      refused: `On ${listed(flat)} only the lowest category was given: such an item has no threshold of its own.`,
      remedy: 'Leave the item out, or let all items share one scale with the model rsm.',
    }
  }
  const unknown = (options.vignettes ?? []).filter((id) => !ratings.persons.includes(id))
  if (unknown.length > 0)
    return { refused: `Nobody rated the vignette ${listed(unknown)}.`, remedy: 'Name vignettes as they stand in the column of persons.' }
  if (options.vignettes && ratings.persons.every((id) => options.vignettes?.includes(id)))
    return {
      refused: 'All persons are vignettes: nobody is left to estimate.',
      remedy: 'Name as vignettes only the fixed descriptions that all raters rated.',
    }
  return options.estimator === 'marginal' || options.estimator === 'joint' ? withoutPriors(ratings, options) : null
}

/** Where severities and thresholds have no prior, what is extreme has no finite estimate, and many parameters no affordable matrix. */
function withoutPriors(ratings: RatingTable, { model, halo, vignettes, estimator }: RaterOptions): RatersRefused | null {
  const remedy = bounded
  if (halo || vignettes)
    return { refused: `The estimator ${estimator} knows neither halos nor vignettes.`, remedy: 'Take the estimator hierarchical.' }
  const size = ratings.raters.length + ratings.items.length * highestOf(ratings.steps)
  if (size > 2500)
    return {
      refused: `${size} thresholds and severities are too many for the estimator ${estimator}, which takes 2500.`,
      remedy: 'Take the estimator hierarchical.',
    }
  const scale = model === 'rsm' ? highestOf(ratings.steps) : null
  const counts = ratings.items.map(() => new Float64Array(256))
  const rated = ratings.raters.map(() => ({ low: true, high: true }))
  for (let k = 0; k < ratings.rater.length; k++) {
    for (let n = ratings.firstRating[k]!; n < ratings.firstRating[k + 1]!; n++) {
      const [i, y] = [ratings.item[n]!, ratings.score[n]!]
      counts[i]![y]!++
      if (y > 0) rated[ratings.rater[k]!]!.low = false
      if (y < (scale ?? ratings.steps[i]!)) rated[ratings.rater[k]!]!.high = false
    }
  }
  const extreme = ratings.raters.filter((_, r) => rated[r]!.low || rated[r]!.high)
  if (extreme.length > 0)
    return { refused: `The severity of ${listed(extreme)} has no finite estimate: every rating is at the same end.`, remedy }
  const all = counts.reduce((sum, own) => sum.map((value, c) => value + own[c]!), new Float64Array(256))
  for (const [i, item] of ratings.items.entries()) {
    const steps = scale ?? ratings.steps[i]!
    const own = scale === null ? counts[i]! : all
    for (let c = 0; c <= steps; c++) {
      if (own[c] === 0)
        return {
          refused: `Nobody gave category ${c + ratings.lowest}${scale === null ? ` on "${item}"` : ''}: the thresholds beside it have no finite estimate.`,
          remedy,
        }
    }
    const ends = [counts[i]![0], counts[i]![steps]].includes(counts[i]!.reduce((sum, value) => sum + value, 0))
    if (ends) return { refused: `The difficulty of "${item}" has no finite estimate: every rating is at the same end.`, remedy }
  }
  return null
}

const highestOf = (steps: Uint8Array) => steps.reduce((most, value) => Math.max(most, value), 0)

function notesOn(ratings: RatingTable, parts: Components, converged: boolean, isVignette: Uint8Array, { halo }: RaterOptions): string[] {
  const notes: string[] = []
  if (!converged) notes.push('The last iteration still changed more than the tolerance asks for.')
  if (ratings.repeated > 0) notes.push(`${ratings.repeated} ratings repeat a person, rater and item; each counts.`)
  const loose = parts.parts.filter(({ vignettes }) => !vignettes).length
  if (parts.parts.length > 1 && loose > 0) {
    notes.push(
      `The raters fall into ${parts.parts.length} groups that share no person, ${loose} of them without an anchor: there, levels are relative to the team. ${
        isVignette.includes(1)
          ? 'Let their raters rate the vignettes too.'
          : 'Vignettes that all raters rate would tie the groups together.'
      }`,
    )
  }
  if (halo && ratings.rater.length === ratings.item.length)
    notes.push('Every rater rated every person once only: a halo can hardly be told from chance here.')
  const used = new Uint8Array(highestOf(ratings.steps) + 1)
  for (const score of ratings.score) used[score] = 1
  const unused = [...used.keys()].filter((c) => !used[c]).map((c) => c + ratings.lowest)
  if (unused.length > 0) notes.push(`Nobody gave category ${unused.join(', ')}: thresholds beside it are held by their prior only.`)
  return notes
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).map((id) => `"${id}"`)
  return `${shown.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`
}
