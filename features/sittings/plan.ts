import type { Content, Item } from '@evenkeel/content'
import type { Role } from '@evenkeel/growth'
import { halves } from '@evenkeel/measure'
import type { Ratings } from './contract.ts'

/** What a sitting asks. Kept with the sitting, so that it can be resumed and replayed as it was. */
export type Plan = {
  readonly self: readonly string[]
  readonly situations: readonly string[]
  /** How many items, and over which competencies with which weight. */
  readonly items: { readonly total: number; readonly weights: Readonly<Record<string, number>> }
  /** Items drawn so far, in order; the last one may still be on the table. */
  readonly drawn: readonly DrawnItem[]
}

/** An item with everything that is needed to score it as it was: parameters, seed, and which option is right. */
export type DrawnItem = {
  readonly id: string
  readonly model: string
  readonly version: number
  readonly band: string
  readonly seed: number
  readonly competency: string
  readonly a: number
  readonly b: number
  readonly c: number
  readonly item: Item
}

export type Answers = {
  readonly self: Readonly<Record<string, number | null>>
  readonly items: Readonly<Record<string, { readonly answered: number | null; readonly seconds: number | null }>>
  readonly situations: Readonly<Record<string, Ratings>>
}

export const noAnswers: Answers = { self: {}, items: {}, situations: {} }

/** Twelve minutes: six questions about oneself per half, eight adaptive items, four situations. */
export function baselinePlan(content: Content, target: Role, seenSituations: ReadonlySet<string>): Plan {
  return {
    self: alternate(halves.map((half) => foremost(target, half).slice(0, 6))),
    situations: situationsFor(content, foremost(target, 'people'), seenSituations).slice(0, 4),
    items: {
      total: 8,
      weights: Object.fromEntries(target.requirements.filter((r) => r.half === 'technical').map((r) => [r.competency, r.weight])),
    },
    drawn: [],
  }
}

/** A short test of one competency, or a situation about one. Null when there is nothing left that would count. */
export function shortPlan(
  content: Content,
  kind: 'test' | 'situation',
  competency: string,
  seenSituations: ReadonlySet<string>,
): Plan | null {
  const empty: Plan = { self: [], situations: [], items: { total: 0, weights: {} }, drawn: [] }
  if (kind === 'test') return { ...empty, items: { total: 6, weights: { [competency]: 1 } } }
  const situations = situationsFor(content, [competency], seenSituations)
  return situations.length > 0 ? { ...empty, situations } : null
}

/** Essential competencies first, then by weight: what the target role leans on. */
function foremost(target: Role, half: string): readonly string[] {
  return target.requirements
    .filter((r) => r.half === half)
    .toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.weight - a.weight || a.competency.localeCompare(b.competency))
    .map((r) => r.competency)
}

function situationsFor(content: Content, competencies: readonly string[], seen: ReadonlySet<string>): readonly string[] {
  const all = [...content.situations.values()].filter((situation) => !seen.has(situation.id))
  return competencies.flatMap((id) => all.filter((situation) => situation.competency === id).map((situation) => situation.id))
}

function alternate<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => (i < list.length ? [list[i] as T] : []))).flat()
}

/** Seconds one answer takes, about: what the time estimate on screen is made of. Starting values, until sittings tell. */
const seconds = { self: 15, item: 40, situation: 52 }

export function minutesLeft(plan: Plan, answers: Answers): number {
  const self = plan.self.filter((id) => !(id in answers.self)).length
  const items = plan.items.total - Object.keys(answers.items).length
  const situations = plan.situations.filter((id) => !(id in answers.situations)).length
  return Math.ceil((self * seconds.self + items * seconds.item + situations * seconds.situation) / 60)
}

/** What the answers so far say, in the shape of their sources. What was never reached says nothing; "I don't know" is an answer. */
export function statements(
  content: Content,
  plan: Plan,
  answers: Answers,
): readonly { readonly source: string; readonly payload: Readonly<Record<string, unknown>> }[] {
  const self = plan.self.flatMap((competency) => {
    const level = answers.self[competency]
    return level === undefined || level === null ? [] : [{ source: 'self', payload: { competency, level } }]
  })
  const tests = plan.drawn.flatMap(({ id, item, ...drawn }) => {
    const answer = answers.items[id]
    if (!answer) return []
    const right = answer.answered !== null && (item.options[answer.answered]?.right ?? false)
    return [{ source: 'test', payload: { ...drawn, answered: answer.answered, right, seconds: answer.seconds } }]
  })
  const situations = plan.situations.flatMap((id) => {
    const situation = content.situations.get(id)
    const ratings = answers.situations[id]
    if (!situation || !ratings) return []
    const { competency, version, difficulty, options } = situation
    const key = Object.fromEntries(options.map((option) => [option.id, option.effectiveness]))
    return [{ source: 'situation', payload: { competency, situation: id, version, ratings, key, difficulty } }]
  })
  return [...self, ...tests, ...situations]
}
