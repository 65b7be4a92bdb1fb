import { componentRows, type Estimator, type Progress, type RaterCalibration, rows } from './calibration.ts'
import type { Components } from './components.ts'
import { fitHierarchical } from './hierarchical.ts'
import type { RatingTable } from './ratings.ts'
import { type ErrorMethod, standardErrors, usualMethod } from './standard-errors.ts'
import type { RatingModel } from './steps.ts'

export type RaterOptions = {
  /** rsm: one distance between thresholds for all items. pcm: each item its own. */
  readonly model: RatingModel
  readonly estimator?: Estimator
  /** Whether each rater may also see each person in their own light, in everything. Only hierarchical. */
  readonly halo?: boolean
  /** How errors are computed; by the size of the largest component if left out. */
  readonly se?: ErrorMethod
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
  const rated = options.model === 'rsm' ? { ...ratings, steps: ratings.steps.map(() => Math.max(...ratings.steps)) } : ratings
  const named = new Set(options.vignettes)
  const isVignette = Uint8Array.from(ratings.persons, (id) => (named.has(id) ? 1 : 0))
  const fit = yield* fitHierarchical(rated, {
    model: options.model,
    halo: options.halo ?? false,
    isVignette,
    tolerance: options.tolerance ?? 1e-5,
    most: options.iterations ?? 500,
  })
  const method = options.se ?? usualMethod(fit)
  const errors = standardErrors(rated, fit, isVignette, method)
  const figures = {
    theta: fit.at.person,
    thetaSe: errors.person,
    severity: fit.at.rater,
    severitySe: errors.rater,
    step: fit.steps.step,
    width: fit.at.width,
    itemSe: errors.item,
  }
  return {
    estimator: 'hierarchical',
    ...rows(rated, rated.steps, figures, fit.parts, isVignette),
    variance: fit.variance,
    logLik: errors.bound,
    components: componentRows(fit.parts, fit.variance),
    standardErrors: method,
    iterations: fit.iterations,
    converged: fit.converged,
    lowest: ratings.lowest,
    notes: notesOn(ratings, fit.parts, fit.converged, isVignette, options),
  }
}

function refusal(ratings: RatingTable, options: RaterOptions): RatersRefused | null {
  if (ratings.item.length === 0)
    return { refused: 'There is not one rating.', remedy: 'Give ratings with a person, a rater, an item and a score.' }
  if (Math.max(...ratings.steps) === 0) {
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
  return null
}

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
  const used = new Uint8Array(Math.max(...ratings.steps) + 1)
  for (const score of ratings.score) used[score] = 1
  const unused = [...used.keys()].filter((c) => !used[c]).map((c) => c + ratings.lowest)
  if (unused.length > 0) notes.push(`Nobody gave category ${unused.join(', ')}: thresholds beside it are held by their prior only.`)
  return notes
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).map((id) => `"${id}"`)
  return `${shown.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`
}
