import type { Belief, Half } from '@evenkeel/measure'
import type { Role } from './role.ts'

/**
 * One line per piece of evidence and competency: which kind it is, how fresh, and whether it is independent of the person.
 * Every piece in the belief has its lines; what has none is treated as the person's own word.
 */
export type Trace = {
  readonly evidence: string
  readonly competency: string
  readonly source: string
  readonly independent: boolean
  readonly day: number
  readonly stale: boolean
}

/** Everything a gate may look at. Pure data: the same case always gets the same verdict. */
export type Case = {
  readonly role: Role
  readonly belief: Belief
  readonly traces: readonly Trace[]
  /** The belief as smoothed or replayed at earlier days, oldest first, for gates that ask for a sustained window. */
  readonly earlier: readonly Belief[]
  readonly day: number
}

/** A chance with the interval that the doubt about the bar itself leaves. All within 0..1, low <= value <= high. */
export type Chance = { readonly value: number; readonly low: number; readonly high: number }

export type GateState = 'met' | 'likely' | 'not-yet' | 'no-chance-to-show' | 'stale' | 'needs-evidence'

/** What a gate says. `because` is a sentence for the person, with placeholders (see sentence.ts); `needs` names what would change it. */
export type Verdict = {
  readonly gate: string
  readonly state: GateState
  readonly chance: Chance
  readonly because: string
  readonly competencies: readonly string[]
  readonly needs: readonly Need[]
}

/** Evidence or growth a verdict is missing. It is about one competency, or about a whole half where `competency` is null. */
export type Need = {
  readonly competency: string | null
  readonly half: Half | null
  readonly what: 'growth' | 'evidence' | 'other-kind' | 'fresh' | 'chance' | 'time'
  readonly words: string
  /** Sources that would not help, because they speak already. */
  readonly except: readonly string[]
}

/** One condition of a gate for the joint chance: weights . theta >= bar, the bar itself known to within `barSd`. */
export type Condition = {
  readonly weights: ReadonlyMap<string, number>
  readonly bar: number
  readonly barSd: number
  /** The day it must hold, as believed for that day; the case's own belief unless said. */
  readonly belief?: Belief
}

/** One decision gate between a person and the next role. */
export type Gate = {
  readonly id: string
  readonly label: string
  /** What it asks, in one sentence. */
  readonly asks: string
  conditions(c: Case): readonly Condition[]
  judge(c: Case): Verdict
}

export function defineGate(gate: Gate): Gate {
  return Object.freeze(gate)
}
