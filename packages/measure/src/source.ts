import type { Static, TSchema } from 'typebox'
import type { Observation } from './observation.ts'
import type { Random } from './random.ts'

/** A person whose levels are known, because we invented them. */
export type Truth = {
  readonly competency: string
  readonly level: number /** who speaks, with their true bias in levels */
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
  observe(payload: Static<Payload>): readonly Observation[]
  /** Invents a payload for a person of known level: feeds recovery tests and the demo. */
  simulate(truth: Truth, random: Random): Static<Payload>
}

export function defineSource<Payload extends TSchema>(source: Source<Payload>): Source<Payload> {
  return Object.freeze(source)
}
