import { startWalk } from '../../fold.ts'
import type { Known } from '../../fuse.ts'
import type { VoicePrior } from '../../observation.ts'
import { readEvidence } from '../../read-evidence.ts'
import { unknownsOf } from '../../unknowns.ts'

/**
 * What the evidence about one person says about one voice by itself: how far it judged this person above (or below) the truth, in
 * levels, as a normal with everything assumed about the voice taken out. `assumed` is what was taken out.
 */
export type Heard = {
  readonly voice: string
  readonly mean: number
  readonly sd: number
  readonly assumed: Pick<VoicePrior, 'mean' | 'sd'>
}

/** Less than this of a voice's variance learned, and the message would be rounding. */
const least = 1e-6

/**
 * Listens to everybody who judges more people than this one. Folds the evidence with a place for every voice; of the voice's marginal
 * posterior N(m, v) and its prior N(m0, v0) the message is the quotient: precision 1/v - 1/v0, mean (m/v - m0/v0) / precision.
 * Voices of which nothing was learned are left out.
 */
export function listen({ prior, evidence, sources, day }: Omit<Known, 'voices'> & { readonly day: number }): readonly Heard[] {
  const statements = readEvidence(evidence, sources).filter((statement) => statement.day <= day)
  const observations = statements.flatMap((statement) => statement.observations)
  const unknowns = unknownsOf(prior, observations, 'each')
  const walk = startWalk(prior, unknowns)
  for (const statement of statements) walk.hear(statement)
  const { state } = walk.restOn(day)
  const assumed = new Map(observations.flatMap(({ voice }) => (voice?.known ? [[voice.id, voice] as const] : [])))
  return [...assumed].flatMap(([voice, { mean: expected, sd }]) => {
    const place = unknowns.voices.get(voice)
    if (place === undefined) return []
    const before = sd * sd
    const after = state.covariance[place * state.stride + place]!
    const precision = 1 / after - 1 / before
    if (!(precision * before > least)) return []
    const away = state.mean[place]! / after / precision
    return [{ voice, mean: expected + away, sd: Math.sqrt(1 / precision), assumed: { mean: expected, sd } }]
  })
}
