import type { Belief, Prior } from './belief.ts'
import type { Evidence } from './evidence.ts'
import { fold } from './fold.ts'
import { readEvidence, type Voices } from './read-evidence.ts'
import type { Source } from './source.ts'

export type Known = {
  readonly prior: Prior
  readonly evidence: readonly Evidence[]
  readonly sources: readonly Source[]
  /** How single voices judge, as learned from what they said about others (`calibrateVoices`); the rest judge as their source assumes. */
  readonly voices?: Voices
}

/**
 * What we believe about one person on `day` (days since 1970-01-01), given all evidence up to and including that day: the fold of
 * the evidence over the prior, in order of time. Pure: the order of `evidence` does not matter, and a piece that is left out is a
 * piece that never was. Evidence that cannot be used is named in `refused`, never thrown; a `day` that is no number throws.
 */
export function fuse({ prior, evidence, sources, voices, day }: Known & { readonly day: number }): Belief {
  return fold(prior, readEvidence(evidence, sources, voices), [day])[0]!
}

/** The same at several days, as it would have been said on each of them; reads the evidence and walks through it once. */
export function replay({ prior, evidence, sources, voices, days }: Known & { readonly days: readonly number[] }): readonly Belief[] {
  return fold(prior, readEvidence(evidence, sources, voices), days)
}
