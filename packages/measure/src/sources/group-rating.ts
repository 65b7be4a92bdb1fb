import Type from 'typebox'
import { type AdjacentCategory, adjacentDraw, adjacentLikelihood } from '../items/adjacent-category.ts'
import type { VoicePrior } from '../observation.ts'
import { drawOne } from '../random.ts'
import { defineSource } from '../source.ts'
import { pickNoise, raterVoice, speaker } from './rater.ts'
import { competencyId, exactly, id } from './shapes.ts'

/** Half levels, and neither end of the scale: a mean at the very end would say what every single one of them said. */
const rungs = Array.from({ length: 9 }, (_, i) => (i + 1) / 2)
const apart = 0.5

/** How many raters at least; the exact number is not kept. */
const sizes = [5, 8] as const
type Size = (typeof sizes)[number]

/**
 * The mean of n raters errs by a rater's error over the root of n: their leniency, what they hold about this one competency, and what
 * another day would change (rater.ts) are all drawn anew for each of them. Keeping half levels adds the variance of rounding, apart^2 / 12.
 * A pick on rungs `apart` from each other falls off like a normal curve with sd `noise` when a = apart / noise^2 (ladder.ts).
 */
const groups = Object.fromEntries(
  sizes.map((n) => {
    const noise = Math.sqrt(pickNoise ** 2 / n + apart ** 2 / 12)
    const item: AdjacentCategory = { a: apart / noise ** 2, tau: rungs.slice(1).map((rung) => rung - apart / 2) }
    const voice = { mean: raterVoice.mean, sd: raterVoice.sd / Math.sqrt(n), opinionSd: raterVoice.opinionSd / Math.sqrt(n) }
    return [n, { item, voice, likelihoods: rungs.map((_, category) => adjacentLikelihood(item, category)) }]
  }),
) as Record<Size, { item: AdjacentCategory; voice: VoicePrior; likelihoods: ReturnType<typeof adjacentLikelihood>[] }>

const rungOf = (mean: number) => Math.min(rungs.at(-1)!, Math.max(rungs[0]!, Math.round(mean / apart) * apart))

/** What is kept of a group's ratings of one competency, one mean rating each; null when there are too few to keep anything. */
export function groupOf(raters: number, mean: number): { readonly raters: Size; readonly level: number } | null {
  const size = sizes.findLast((n) => raters >= n)
  return size === undefined ? null : { raters: size, level: rungOf(mean) }
}

/**
 * Five or more people who work with somebody, in one batch. Only what is said here is kept: no names, no single ratings, no exact number,
 * no day finer than a month. All that one batch says about a person is one voice: the same people spoke.
 */
export const groupRating = defineSource({
  id: 'group-rating',
  version: 1,
  label: 'Ratings by a group',
  explains: 'What five or more people who work with you said, taken together. Who they are and what each of them said is not kept.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    /** In half levels, 0.5 to 4.5; the ends stand for all beyond them. */
    level: Type.Number({ minimum: 0.5, maximum: 4.5, multipleOf: 0.5 }),
    /** At least so many. */
    raters: Type.Union([Type.Literal(5), Type.Literal(8)]),
    batch: id,
  }),
  minutes: 15,
  staleAfterDays: 365,
  voice: groups[5].voice,
  observe: ({ competency, level, raters, batch }) => {
    const { likelihoods, voice } = groups[raters]
    return [{ competency, likelihood: likelihoods[rungs.indexOf(level)]!, voice: { id: `batch:${batch}`, ...voice } }]
  },
  tell: ({ level, raters }) => ({
    says: `People who work with you saw you around level ${level}.`,
    details: [
      { label: 'How many', text: raters === 5 ? '5 to 7 people' : '8 or more people' },
      { label: 'Who', text: 'Not kept: they were promised that nobody learns who said what.' },
    ],
  }),
  simulate: (truth, random) => {
    const raters = truth.voice ? 5 : drawOne<Size>(sizes, random)
    const { id: batch, bias } = speaker(truth, groups[raters].voice, random)
    const level = rungs[adjacentDraw(groups[raters].item, truth.level + bias, random)]!
    return { competency: truth.competency, level, raters, batch }
  },
})
