import type { Half } from '@evenkeel/measure'
import { narrowed, saysLittle, withoutOwnWord } from './certainty.ts'
import type { Case, Condition, GateState, Need, Verdict } from './gate.ts'
import { jointChance } from './joint.ts'
import { missing } from './needs.ts'
import { kindsOf, type Seen, seen } from './seen.ts'
import { competency, listed, source } from './sentence.ts'
import { chanceWords, limits } from './words.ts'

/** What a gate about ability is about. */
export type Matter = {
  readonly gate: string
  /** Begins the sentence: "Your people half". */
  readonly subject: string
  /** The half it is about; null for both. */
  readonly half: Half | null
  readonly conditions: readonly Condition[]
  /** Whose evidence speaks for it. */
  readonly competencies: readonly string[]
  /** Must have been seen by themselves. */
  readonly essential: readonly string[]
}

/**
 * One rule for every gate that asks for ability. In this order:
 *   needs-evidence     nothing independent speaks for any of it
 *   not-yet            of what is known better than before any evidence, and as far as fresh independent evidence speaks about it,
 *                      something is below its bar, and the joint chance below `likely`
 *   no-chance-to-show  nothing falls short, but an essential competency has never been seen by anybody or anything independent,
 *                      while at least as many others have
 *   stale              an essential competency, or all of it, has only stale evidence
 *   needs-evidence     more is unseen than seen, a condition is hardly better known than before any evidence, or nothing is below
 *                      its bar but not surely enough
 *   met                very likely, also without the lift of the person's own word, on two independent kinds of evidence or more
 *   likely             otherwise
 */
export function judgeAbility(c: Case, matter: Matter): Verdict {
  const chance = jointChance(c.belief, matter.conditions)
  const found = find(c, matter, chance.value)
  const needs = found.state === 'met' ? [] : missing(c, matter, found)
  return {
    gate: matter.gate,
    state: found.state,
    chance,
    because: sentence(matter, found, chanceWords(chance).text, needs),
    competencies: matter.competencies,
    needs,
  }
}

/** What was found: the state, and the lists it rests on. */
export type Finding = {
  readonly state: GateState
  readonly unseen: readonly string[]
  readonly stale: readonly string[]
  readonly vague: readonly string[]
  readonly kinds: readonly string[]
  readonly ownWordCarries: boolean
}

function find(c: Case, matter: Matter, chance: number): Finding {
  const record = seen(c)
  const traces = record.of(matter.competencies)
  const kinds = kindsOf(traces.filter(({ stale }) => !stale))
  const unseen = matter.essential.filter((id) => !record.isSeen(id))
  const fresh = matter.competencies.filter(record.isFresh)
  const stale = (fresh.length === 0 ? matter.competencies : matter.essential).filter((id) => record.isSeen(id) && !record.isFresh(id))
  const vague = [...new Set(matter.conditions.filter((it) => saysLittle(c.belief, it)).flatMap(({ weights }) => [...weights.keys()]))]
  const passes = chance >= limits.veryLikely
  const ownWordCarries = passes && chanceWithoutOwnWord(c, matter, chance) < limits.veryLikely

  const decide = (): GateState => {
    if (traces.length === 0) return 'needs-evidence'
    if (fallsShort(c, matter, record, chance)) return 'not-yet'
    if (unseen.length > 0 && unseen.length <= matter.essential.length / 2) return 'no-chance-to-show'
    if (stale.length > 0) return 'stale'
    if (unseen.length > 0 || vague.length > 0 || chance < limits.likely) return 'needs-evidence'
    return passes && kinds.length >= 2 && !ownWordCarries ? 'met' : 'likely'
  }
  return { state: decide(), unseen, stale, vague, kinds, ownWordCarries }
}

/** Whether the conditions that are known well enough, as far as fresh independent evidence speaks about them, are known not to hold. */
function fallsShort(c: Case, { conditions }: Matter, record: Seen, all: number): boolean {
  const known = conditions
    .filter((condition) => !saysLittle(c.belief, condition))
    .map((condition) => narrowed(condition, record.isFresh))
    .filter((condition) => condition !== null)
  const below = known.some(({ weights, bar, belief }) => (belief ?? c.belief).composite(weights).mean < bar)
  if (!below) return false
  const same = known.length === conditions.length && known.every((condition, i) => condition === conditions[i])
  return (same ? all : jointChance(c.belief, known).value) < limits.likely
}

function chanceWithoutOwnWord(c: Case, { conditions }: Matter, all: number): number {
  const others = withoutOwnWord(c.belief, conditions, c.traces)
  return others.every((condition, i) => condition === conditions[i]) ? all : jointChance(c.belief, others).value
}

function sentence(matter: Matter, found: Finding, chance: string, needs: readonly Need[]): string {
  const { subject } = matter
  const grow = needs.filter(({ what }) => what === 'growth').flatMap((need) => need.competency ?? [])
  const names = (ids: readonly string[]) => listed(ids.map(competency), 4)
  switch (found.state) {
    case 'met':
      return `${subject}: very likely at the level this role asks for, on ${listed(found.kinds.map(source))}.`
    case 'not-yet':
      return `${subject}: not yet at the level this role asks for${grow.length > 0 ? `; ${names(grow)} would bring it up most` : ''}.`
    case 'no-chance-to-show':
      return `${subject}: nothing seen so far falls short, but there was no chance yet to show ${names(found.unseen)}.`
    case 'stale':
      return `${subject}: what speaks for ${names(found.stale)} is too old to decide on.`
    case 'needs-evidence':
      if (found.kinds.length === 0) return `${subject}: not enough evidence yet, because nobody and nothing independent has seen it.`
      if (found.unseen.length > 0) return `${subject}: not enough evidence yet, because nobody independent has seen ${names(found.unseen)}.`
      if (found.vague.length > 0) return `${subject}: not enough evidence yet to tell it from where most people start.`
      return `${subject}: close to what this role asks, but not known well enough to be sure of all of it together.`
    case 'likely':
      if (found.ownWordCarries) return `${subject}: ${chance}, but only with your own word; it takes others to confirm it.`
      if (found.kinds.length < 2) return `${subject}: ${chance}, but on one kind of evidence only, ${listed(found.kinds.map(source))}.`
      return `${subject}: ${chance} to be at the level this role asks for, which is not sure enough to call it met.`
  }
}
