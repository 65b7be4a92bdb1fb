import type { Half } from '@evenkeel/measure'
import type { Chance, Need } from '../gate.ts'
import type { Requirement } from '../role.ts'

/** Something to do next. Sentences carry placeholders (see sentence.ts). */
export type Step = {
  readonly kind: string
  readonly competency: string
  readonly half: Half
  /** What to do, begins with a verb. */
  readonly title: string
  readonly minutes: number
  /** How much more of what the gates ask is expected to be fulfilled, as a share of all of it, 0..1 (see gain.ts). */
  readonly gain: Chance
  /** gain.value per hour. */
  readonly perHour: number
  readonly because: string
  /** Which source the evidence of it comes from; null if it leaves none that counts, or any would do. */
  readonly source: string | null
  /** How one grows by it; null if it only shows what is there. */
  readonly way: Way | null
}

/** The three ways to develop; a plan carries all of them. */
export type Way = 'experience' | 'education' | 'experiment'

/** Levels per hour of doing it, with the range it is thought to lie in. */
export type Pace = { readonly low: number; readonly value: number; readonly high: number }

/**
 * A kind of step. Everything that differs between asking for a rating and studying is declared here; nothing outside this object
 * may ask which kind it holds.
 */
export type StepKind = {
  readonly id: string
  /** The halves it suits, where the caller does not say what is on offer. */
  readonly halves: readonly Half[]
  /** "gap" while something is missing, "met" once every gate is met. */
  readonly when: 'gap' | 'met'
  readonly minutes: number
  /** Whether a shorter sitting also counts, in proportion. */
  readonly divisible: boolean
  /**
   * What it leaves behind as evidence: the source (null: any of them will do), the noise of one piece in levels (voice included), and
   * how long to wait before the same again. Null: nothing that counts.
   */
  readonly evidence: { readonly source: string | null; readonly noise: number; readonly restInDays: number } | null
  /** How much one grows by it. Null: it only shows what is there. */
  readonly growth: { readonly way: Way; readonly perHour: Pace } | null
  /** Share of times it comes off: people do not answer, work is not verified. */
  readonly comesOff: number
  title(competency: string): string
  because(look: Look): string
}

/** What a step's reason may speak about. */
export type Look = {
  readonly competency: string
  readonly requirement: Requirement
  /** Of all the gates' needs, those this step would meet. */
  readonly meets: readonly Need[]
  /** Something independent speaks about it already. */
  readonly seen: boolean
  /** Probably below the level asked. */
  readonly below: boolean
}

export function defineStep(kind: StepKind): StepKind {
  return Object.freeze(kind)
}
