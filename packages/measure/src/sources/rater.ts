import type { VoicePrior } from '../observation.ts'
import { drawNormal, type Random } from '../random.ts'
import type { Truth } from '../source.ts'

/**
 * How somebody who rates by the anchors differs from the truth, in levels, until the organisation's own ratings say better.
 *
 * Of the variance of performance ratings, 21 to 25 % is the person rated and 53 to 62 % the rater's own leniency and halo (Scullen,
 * Mount and Goff 2000, Journal of Applied Psychology 85). Those were graphic scales about "performance in general"; ours describe
 * behaviour and ask for a day and a situation, so we take the ends most favourable to the rater, 25 and 53. One competency has an
 * sd of .92 levels between people (prior.ts), so leniency and halo together have .92 sqrt(53 / 25) = 1.34: rounded, 1.3.
 * The remaining 22 %, .92 sqrt(22 / 25) = .86 levels, is split evenly: `opinionSd`, what this rater holds about this one
 * competency and would say again, and `pickNoise`, what another day would change. The even split is an assumption.
 * Check: two raters then agree on one competency with r = .85 / (.85 + 1.3^2 + .6^2 + .6^2) = .26, their 25 %.
 */
export const raterVoice: VoicePrior & { readonly opinionSd: number } = Object.freeze({ mean: 0, sd: 1.3, opinionSd: 0.6 })
export const pickNoise = 0.6

/** One human being is one voice, in whichever role they speak: a manager who also verifies work is not a second witness. */
export const voiceOfRater = (raterId: string) => ({ id: `rater:${raterId}`, known: true as const, ...raterVoice })

/** Who speaks in a simulation: the voice asked for, or one nobody has heard before with a bias drawn from `voice`. */
export function speaker(truth: Truth, voice: VoicePrior, random: Random): { readonly id: string; readonly bias: number } {
  if (truth.voice) return truth.voice
  const id = `unheard-${Math.floor(random() * 2 ** 32).toString(36)}`
  return { id, bias: voice.mean + Math.hypot(voice.sd, voice.opinionSd ?? 0) * drawNormal(random) }
}
