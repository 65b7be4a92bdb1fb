import type { Static, TSchema } from 'typebox'
import type { Observation, VoicePrior } from './observation.ts'
import type { Random } from './random.ts'

/** A person whose level is known, because we invented them. */
export type Truth = {
  readonly competency: string
  /** On the 0 to 5 scale; beyond it is allowed. */
  readonly level: number
  /** The prior mean of the competency, for sources with a loading below 1. The middle of the scale, 2.5, unless said otherwise. */
  readonly mean?: number
  /** Who speaks, and how far above the truth they judge this competency, in levels. Absent: a voice nobody has heard before. */
  readonly voice?: { readonly id: string; readonly bias: number }
}

/**
 * A way of knowing something about a person. Everything that differs between self-assessments, ratings, tests and certificates
 * is declared here; nothing outside this object may ask which source it holds.
 */
export type Source<Payload extends TSchema = TSchema> = {
  readonly id: string
  readonly version: number
  readonly label: string
  /** One plain sentence for the "why?" beside a figure. */
  readonly explains: string
  /** Whether it counts as an independent kind of evidence at a gate. Self-assessment and practice do not. */
  readonly independent: boolean
  /** The untrusted shape, parsed once at the door. */
  readonly payload: Payload
  /** Minutes one more piece of it takes from the people involved: what the next best evidence costs. */
  readonly minutes: number
  /** Days after which the evidence is called stale on screen. The fold itself fades by the competency's half-life. */
  readonly staleAfterDays: number
  /** How its voices judge, before anything is known about one of them. Absent: nobody's judgement is in it. */
  readonly voice?: VoicePrior
  observe(payload: Static<Payload>): readonly Observation[]
  /** What one piece says, in words for the person it is about. */
  tell(payload: Static<Payload>): Telling
  /** Invents a payload for a person of known level, from the very model `observe` assumes: feeds recovery tests and the demo. */
  simulate(truth: Truth, random: Random): Static<Payload>
  /** A payload that saw nothing ("not seen yet"), where there is such a thing; `observe` must then say nothing. */
  silence?(competency: string): Static<Payload>
}

/** A sentence, and the facts behind it worth showing: who, when, where to look. */
export type Telling = { readonly says: string; readonly details: readonly { readonly label: string; readonly text: string }[] }

export function defineSource<Payload extends TSchema>(source: Source<Payload>): Source<Payload> {
  return Object.freeze(source)
}
