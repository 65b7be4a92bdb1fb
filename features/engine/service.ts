import { type Flatness, flatnessOf, raterVoice } from '@evenkeel/measure'
import type { Context } from '../context.ts'
import type { Engine } from './contract.ts'
import { type Health, often } from './health.ts'
import { findLastCalibration } from './queries.ts'

/** Fewer raters than this, and a figure about them would be about one of them. The same five as for ratings by a group. */
const fewest = 5
/** Until ratings say better, half of what a rater's judgement of a person strays by is the rater's own way with everybody, half about this person. */
const assumed = raterVoice.sd / Math.SQRT2

/** How well the predictions hold, as of the last run. */
export async function showEngine(ctx: Context): Promise<Engine> {
  const last = await ctx.read(findLastCalibration)
  const health = last?.health as Health | undefined
  if (!last || !health || health.raters === 0) return { run: null, fewest, figures: null }
  const run = { number: last.number, at: last.at.toISOString(), people: last.people, raters: health.raters }
  if (health.raters < fewest) return { run, fewest, figures: null }
  const { places, levels, together } = health
  const { count: ratings, chiSquare, chance, shape } = flatnessOf(places)
  return {
    run,
    fewest,
    figures: {
      leniency: { sd: last.leniency_sd, assumed, words: leniencyWords[comparedWith(last.leniency_sd)] },
      halo: { sd: last.halo_sd, assumed, words: haloWords[comparedWith(last.halo_sd)] },
      surprise: { ratings, places: [...places], chiSquare, chance, words: surpriseWords[shape] },
      levels: [...levels],
      oneLevelOnly: { raters: health.oneLevelOnly, of: health.often, ratings: often },
      together: { ...together, words: togetherWords(together) },
    },
  }
}

type Compared = 'more' | 'less' | 'as-assumed'

/** By a quarter or more: less than that, and nobody would notice in an estimate. */
const comparedWith = (sd: number): Compared => (sd > 1.25 * assumed ? 'more' : sd < 0.8 * assumed ? 'less' : 'as-assumed')

const leniencyWords: Readonly<Record<Compared, string>> = {
  more: 'Raters are further apart than assumed in how strict they are. Who rates matters more here, and more of it is taken out.',
  less: 'Raters are closer together than assumed in how strict they are. A rating counts for more here than it would elsewhere.',
  'as-assumed': 'Raters are about as far apart as assumed in how strict they are.',
}
const haloWords: Readonly<Record<Compared, string>> = {
  more: 'Raters think better or worse of single people than assumed, across everything they say of them. Ratings by more people help most.',
  less: 'Raters tell single people apart more evenly than assumed: what one of them says about different competencies tells more.',
  'as-assumed': 'How much better or worse raters think of single people, across everything they say of them, is about as assumed.',
}
const surpriseWords: Readonly<Record<Flatness['shape'], string>> = {
  even: 'Ratings come out high, low and in between about as often as predicted: the intervals hold.',
  high: 'Ratings come out higher than predicted more often than they should. Levels may be picked generously here, or where people start is set too low.',
  low: 'Ratings come out lower than predicted more often than they should. Levels may be picked strictly here, or where people start is set too high.',
  wide: 'Ratings surprise more often than they should: the intervals are narrower here than they ought to be.',
  narrow: 'Ratings surprise less often than they could: the intervals are wider here than they need to be.',
}

function togetherWords({ groups, unanchored }: Health['together']): string {
  const parts =
    groups === 1 ? 'Everybody who is rated is connected by raters they share.' : `There are ${groups} groups that share no rater.`
  if (unanchored === 0) return `${parts} In each of them somebody took a test, worked through situations or has a certificate.`
  const which = groups === 1 ? 'Nobody in it' : unanchored === groups ? 'In none of them anybody' : `In ${unanchored} of them nobody`
  return `${parts} ${which} took a test, worked through situations or has a certificate: levels there are relative to your team, since raters who are all generous look like people who are all good.`
}
